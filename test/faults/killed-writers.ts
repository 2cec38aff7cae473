import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { AppendAnswer } from '../../src/app/log/event-log.ts';
import { projectRoot } from '../../src/infra/project-root.ts';
import type { Dice } from './dice.ts';
import type { Sent } from './sent.ts';

const LOADER = pathToFileURL(join(projectRoot, 'test/support/typescript/register.mjs')).href;
const SCRIPT = join(projectRoot, 'test/faults/appending-process.ts');

type Said =
  | { readonly ready: true }
  | { readonly sent: Sent }
  | { readonly answered: string; readonly answer: AppendAnswer };

/** A process that appends, waiting to be told to begin. */
interface Standby {
  /** Lets it append until there are so many answers more. */
  run(answers: number): Promise<void>;
  /** Kills it with -9 after some time, and answers what it said. */
  kill(afterMs: number): Promise<readonly Sent[]>;
}

/** Who else takes part. */
interface Others {
  /** Address of the EventStoreDB where the log is in one. */
  readonly server?: string;
  /** Happens while that writer appends. */
  readonly meanwhile?: (cycle: number) => Promise<void>;
}

/**
 * Kills an appending process so many times, at moments drawn; answers all that they sent. While one runs the next
 * is being started.
 */
export async function killWriters(
  url: string,
  cycles: number,
  dice: Dice,
  { server = '', meanwhile }: Others = {},
): Promise<readonly Sent[]> {
  const sent: Sent[] = [];
  const standby = (cycle: number) => startWriter([url, `${dice.below(2 ** 31)}`, `writer-${cycle}`, server]);
  let next = standby(0);
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const current = next;
    if (cycle + 1 < cycles) next = standby(cycle + 1);
    await current.run(1 + dice.below(40));
    await meanwhile?.(cycle);
    // Whatever happened meanwhile, it goes on.
    if (meanwhile !== undefined) await current.run(1 + dice.below(40));
    sent.push(...(await current.kill(dice.below(12))));
  }
  return sent;
}

function startWriter(args: readonly string[]): Standby {
  const child = spawn(process.execPath, ['--import', LOADER, SCRIPT, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const sent: Sent[] = [];
  const byFirst = new Map<string | undefined, Sent>();
  let answers = 0;
  let isReady = false;
  let onNews: () => void = () => undefined;
  createInterface({ input: child.stdout }).on('line', (line) => {
    const said = parsed(line);
    if (said === undefined) return;
    if ('ready' in said) isReady = true;
    else if ('sent' in said) {
      sent.push(said.sent);
      byFirst.set(said.sent.events[0]?.id, said.sent);
    } else {
      const one = byFirst.get(said.answered);
      if (one === undefined) throw new Error(`Answered what was not sent: ${line}`);
      one.answer = said.answer;
      answers += 1;
    }
    onNews();
  });
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => {
      resolve();
    });
  });
  const until = async (condition: () => boolean) => {
    const reached = new Promise<boolean>((resolve) => {
      onNews = () => {
        if (condition()) resolve(true);
      };
      onNews();
    });
    if (!(await Promise.race([reached, ended.then(() => false)]))) {
      throw new Error(`An appending process ended by itself, after ${answers} answers.`);
    }
  };
  return {
    run: async (more) => {
      await until(() => isReady);
      child.stdin.write('go\n');
      const enough = answers + more;
      await until(() => answers >= enough);
    },
    kill: async (afterMs) => {
      await sleep(afterMs);
      child.kill('SIGKILL');
      await ended;
      return sent;
    },
  };
}

/** The last line of a killed process may be cut short; what it was about to say then had no effect yet. */
function parsed(line: string): Said | undefined {
  try {
    return JSON.parse(line) as Said;
  } catch {
    return undefined;
  }
}
