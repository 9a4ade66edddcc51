import { arc, cubic, line, type Place } from '../../../src/core/ink/curves';

/** What a person draws to see whether the page is fooled: the way of the pen, a list of places for each stroke. */
export type Marks = readonly (readonly Place[])[];

const at = (x: number, y: number): Place => ({ x, y });

/** To and fro across the pad, as if to cross something out. */
export const SCRIBBLE: Marks = [
  [
    at(40, 60),
    at(230, 90),
    at(50, 120),
    at(240, 150),
    at(45, 175),
    at(235, 205),
    at(60, 235),
    at(120, 40),
    at(150, 240),
    at(200, 45),
    at(90, 215),
  ].flatMap((to, index, places) => (index === 0 ? [to] : line(places[index - 1]!, to))),
];

/** A face: its outline, two eyes, and a mouth. */
export const SMILEY: Marks = [
  arc(at(140, 140), 105, 105, -90, -450),
  line(at(105, 100), at(105, 122)),
  line(at(175, 100), at(175, 122)),
  cubic(at(90, 165), at(115, 215), at(165, 215), at(190, 165)),
];
