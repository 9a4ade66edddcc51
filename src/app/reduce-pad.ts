import { record, redo, undo } from '../core/ink/history';
import { strokesTouched } from '../core/ink/hit';
import { MNIST_SIZE } from '../core/ink/mnist';
import { prepareDigit, prepareImage } from '../core/ink/prepare';
import { sampleDigit } from '../core/ink/samples';
import type { InkPoint } from '../core/ink/stroke';
import type { PadAction } from './actions';
import { type Gesture, type PadState, visibleStrokes } from './state';

type Erasing = Extract<Gesture, { readonly kind: 'erase' }>;

/** Half the width of the eraser in pad units: a fingertip's reach at the size the pad usually has. */
const ERASER_RADIUS = 8;

/** What an action on the pad makes of it. Pure; the preparation always fits the strokes on show. */
export function reducePad(pad: PadState, action: PadAction): PadState {
  switch (action.type) {
    case 'penDown':
      return withGesture(pad, startGesture(pad, action.point));
    case 'penMoved':
      return pad.gesture === null ? pad : withGesture(pad, continueGesture(pad.gesture, action.points));
    case 'penUp':
      return pad.gesture === null
        ? pad
        : { ...pad, gesture: null, history: record(pad.history, visibleStrokes(pad)) };
    case 'undone':
      return withHistory(pad, undo(pad.history));
    case 'redone':
      return withHistory(pad, redo(pad.history));
    case 'cleared':
      return withHistory(pad, record(pad.history, []));
    case 'sampleLoaded':
      return withHistory(pad, record(pad.history, sampleDigit(action.digit)));
    case 'strokesShown':
      return withHistory(pad, record(pad.history, action.strokes));
    case 'pictureShown': {
      const cleared = withHistory(pad, record(pad.history, []));
      const image = { width: MNIST_SIZE, height: MNIST_SIZE, ink: action.pixels };
      return { ...cleared, gesture: null, picture: action.pixels, preparation: prepareImage(image) };
    }
    case 'toolChosen':
      return { ...pad, tool: action.tool };
    case 'penWidthChosen':
      return { ...pad, penWidth: action.width };
    default:
      return action satisfies never;
  }
}

function startGesture(pad: PadState, point: InkPoint): Gesture {
  if (pad.tool === 'pen') return { kind: 'draw', stroke: { points: [point], width: pad.penWidth } };
  return continueGesture({ kind: 'erase', at: point, left: pad.history.present }, [point]);
}

function continueGesture(gesture: Gesture, points: readonly InkPoint[]): Gesture {
  if (gesture.kind === 'draw') {
    const { stroke } = gesture;
    return { kind: 'draw', stroke: { ...stroke, points: [...stroke.points, ...points] } };
  }
  return points.reduce(eraseTo, gesture);
}

function eraseTo(gesture: Erasing, point: InkPoint): Erasing {
  const touched = new Set(strokesTouched(gesture.left, gesture.at, point, ERASER_RADIUS));
  const left = touched.size === 0 ? gesture.left : gesture.left.filter((_, index) => !touched.has(index));
  return { kind: 'erase', at: point, left };
}

function withGesture(pad: PadState, gesture: Gesture): PadState {
  return prepared({ ...pad, gesture });
}

/** An edit from outside the pad, such as undo, ends what the pen is doing: the ink it has left so far is dropped. */
function withHistory(pad: PadState, history: PadState['history']): PadState {
  if (history === pad.history && pad.gesture === null && pad.picture === null) return pad;
  return prepared({ ...pad, gesture: null, history });
}

function prepared(pad: PadState): PadState {
  // Whatever is done with strokes, a picture makes room for them.
  return { ...pad, picture: null, preparation: prepareDigit(visibleStrokes(pad)) };
}
