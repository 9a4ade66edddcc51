/** The element beside the reading where the lab, once it is there, lets people say what they drew. */
export const CORRECT_SLOT = 'correct-reading';
