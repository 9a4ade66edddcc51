import { MISTAKES, type Selection } from './report';
import type { TestAction, TestOutcome, TestState } from './state';

/** What an action makes of the bench's state. Pure. */
export function reduceTest(state: TestState, action: TestAction): TestState {
  switch (action.type) {
    case 'asked':
      return { ...state, pending: true, problem: null, due: false };
    case 'tested': {
      const { outcome } = action;
      return { ...state, pending: false, outcome, selection: stillThere(state.selection, outcome), page: 0 };
    }
    case 'failed':
      return { ...state, pending: false, problem: action.problem };
    case 'networkChanged':
      return { ...state, generation: state.generation + 1, due: false };
    case 'runFinished':
      return { ...state, due: true };
    case 'selected':
      return { ...state, selection: action.selection, page: 0 };
    case 'pageChosen':
      return { ...state, page: action.page };
    case 'picturesAsked':
      return { ...state, fetching: true, pictureProblem: null };
    case 'picturesCame': {
      const pictures = new Map(state.pictures);
      for (const picture of action.pictures) pictures.set(picture.index, picture);
      return { ...state, pictures, fetching: false };
    }
    case 'picturesFailed':
      return { ...state, fetching: false, pictureProblem: action.problem };
    default:
      return action satisfies never;
  }
}

/** A cell stays open over a new test as long as there is a digit in it. */
function stillThere(selection: Selection, { report }: TestOutcome): Selection {
  if (selection.kind === 'mistakes') return selection;
  return report.matrix[selection.label]![selection.read]! > 0 ? selection : MISTAKES;
}
