import type { Kind } from '../src/app/import/columns.ts';
import { readHardEducators, rowsOfHard } from './hard-educators.ts';
import { massachusettsTeacher } from './massachusetts.ts';
import { pennsylvaniaTeacher } from './pennsylvania.ts';
import { filesOf } from './rows.ts';
import { tennesseeTeacher } from './tennessee.ts';

const TEACHERS_PER_STATE = 110;

/** The example roster: the hard educators, then 110 invented ones of each state. Always the same text. */
export function rosterFiles(hardEducators: string): ReadonlyMap<Kind, string> {
  const numbers = Array.from({ length: TEACHERS_PER_STATE }, (_, n) => 100_001 + n);
  return filesOf([
    ...readHardEducators(hardEducators).educators.map(rowsOfHard),
    ...numbers.map((number) => tennesseeTeacher(`TN-${number}`)),
    ...numbers.map((number) => pennsylvaniaTeacher(`PA-${number + 100_000}`)),
    ...numbers.map((number) => massachusettsTeacher(`MA-${number + 200_000}`)),
  ]);
}
