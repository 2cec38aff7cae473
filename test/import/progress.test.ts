import { describe, expect, test } from '@jest/globals';
import { linesOn } from '../../src/app/import/progress.ts';

describe('the progress of an import that nobody watches on a terminal', () => {
  test('is a line for every tenth of the file and one at its end', () => {
    const lines: string[] = [];
    const progress = linesOn({ write: (text) => lines.push(text) });
    progress.begin('roster.csv', 1000);
    for (let line = 50; line <= 1000; line += 50) progress.row(line);
    progress.end();
    expect(lines).toHaveLength(10);
    expect(lines[0]).toMatch(/^roster\.csv: 10%, 2 rows, \d+\/s\n$/);
    expect(lines[8]).toMatch(/^roster\.csv: 90%, 18 rows/);
    expect(lines[9]).toMatch(/^roster\.csv: 20 rows/);
  });

  test('starts anew with the next file', () => {
    const lines: string[] = [];
    const progress = linesOn({ write: (text) => lines.push(text) });
    progress.begin('one.csv', 10);
    progress.row(10);
    progress.end();
    progress.begin('two.csv', 1000);
    progress.row(100);
    expect(lines.at(-1)).toMatch(/^two\.csv: 10%, 1 rows/);
  });
});
