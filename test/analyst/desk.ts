import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { carryOut } from '../../src/analyst/command.ts';
import { digestOf } from '../../src/app/standing/policy-book.ts';

/** Carries out a command in a folder of its own that holds these files; answers what was printed. */
export function atDesk(files: Readonly<Record<string, string>>, args: readonly string[]) {
  const cwd = mkdtempSync(join(tmpdir(), 'licensure-ledger-analyst-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true });
      writeFileSync(join(cwd, path), text);
    }
    const lines: string[] = [];
    const exit = carryOut(args, { cwd, print: (line) => lines.push(line), digestOf });
    return { exit, printed: lines.join('\n') };
  } finally {
    rmSync(cwd, { recursive: true });
  }
}
