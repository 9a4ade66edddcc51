import { IMAGE_PIXELS } from '../../core/data/digits';
import type { InkPoint, Stroke } from '../../core/ink/stroke';
import { checkPlan } from '../../core/model/check/plan';
import type { TrainingPlan } from '../../core/model/plan';
import { isListOf, isObject } from './shapes';

/** What of a workspace can be put back; a part that is none is null. */
export type ReadWorkspace = {
  readonly strokes: readonly Stroke[] | null;
  readonly picture: Float32Array | null;
  readonly penWidth: number | null;
  readonly plan: TrainingPlan | null;
};

/** Total: whatever was kept, what is sound of it is read. */
export function readWorkspace(kept: unknown): ReadWorkspace {
  const { strokes, picture, penWidth, plan } = isObject(kept) ? kept : {};
  const check = checkPlan(plan);
  return {
    strokes: isListOf(strokes, isStroke) ? strokes : null,
    picture: isPicture(picture) ? picture : null,
    penWidth: isLength(penWidth) ? penWidth : null,
    plan: check.ok ? check.plan : null,
  };
}

function isStroke(value: unknown): value is Stroke {
  return (
    isObject(value) && isLength(value.width) && isListOf(value.points, isPoint) && value.points.length > 0
  );
}

function isPoint(value: unknown): value is InkPoint {
  return isObject(value) && [value.x, value.y, value.pressure].every(Number.isFinite);
}

function isLength(value: unknown): value is number {
  return Number.isFinite(value) && Number(value) > 0;
}

function isPicture(value: unknown): value is Float32Array {
  return value instanceof Float32Array && value.length === IMAGE_PIXELS && value.every(isInk);
}

function isInk(value: number): boolean {
  return value >= 0 && value <= 1;
}
