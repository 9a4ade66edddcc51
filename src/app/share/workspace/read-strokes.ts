import { type InkPoint, PAD_SIZE, type Stroke } from '../../../core/ink/stroke';
import { WORKSPACE_LIMITS } from './content';
import { fieldsOf, listOf } from './fields';

/** Strokes as a workspace holds them: `{"width": 20, "points": [[x, y, pressure], ...]}`, in pad units, exact. */
export function writtenStrokes(strokes: readonly Stroke[]): unknown {
  return strokes.map(({ width, points }) => ({
    width,
    points: points.map(({ x, y, pressure }) => [x, y, pressure]),
  }));
}

/** Null where they are none, or more than anybody draws. */
export function readWrittenStrokes(value: unknown): readonly Stroke[] | null {
  let room: number = WORKSPACE_LIMITS.points;
  return listOf(value, WORKSPACE_LIMITS.strokes, (item): Stroke | null => {
    const fields = fieldsOf(item);
    const width = fields?.get('width');
    const points = listOf(fields?.get('points'), room, readPoint);
    if (points === null || !isBetween(width, 0.1, PAD_SIZE)) return null;
    room -= points.length;
    return points.length === 0 ? null : { points, width };
  });
}

/** A pen that is held may leave the pad, but not the screen. */
const FARTHEST = 100 * PAD_SIZE;

function readPoint(value: unknown): InkPoint | null {
  if (!Array.isArray(value) || value.length !== 3) return null;
  const [x, y, pressure] = value as readonly unknown[];
  if (!isBetween(x, -FARTHEST, FARTHEST) || !isBetween(y, -FARTHEST, FARTHEST)) return null;
  return isBetween(pressure, 0, 1) ? { x, y, pressure } : null;
}

function isBetween(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most;
}
