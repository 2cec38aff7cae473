import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Facts } from '../../src/domain/facts.ts';
import { comparing } from '../../src/app/what-if/compare-laws.ts';
import { isFlip } from '../../src/app/what-if/tally.ts';
import { serveTasks } from '../../src/infra/threads/serve-tasks.ts';
import { evaluate, verdict } from '../../src/rules/index.ts';
import { educator } from '../massachusetts/educators.ts';
import { consume } from '../measure.ts';
import { TODAY } from '../today.ts';
import { massachusettsChange } from './laws.ts';
import type { Doing, Flipped, Task } from './task.ts';

const change = await massachusettsChange();
const { before, after, compare } = comparing(change);

/** What is done with the facts of one educator; says whether they flip. */
const DOING: { readonly [D in Doing]: (facts: Facts) => boolean } = {
  read: (facts) => kept(facts),
  verdict: (facts) => kept(verdict(before.policy, before.settings, facts, TODAY)),
  decision: (facts) => kept(evaluate(before.policy, before.settings, facts, TODAY)),
  'what-if': (facts) => isFlip(compare(facts, TODAY)),
  'both decisions': (facts) => {
    const was = evaluate(before.policy, before.settings, facts, TODAY);
    return was.outcome !== evaluate(after.policy, after.settings, facts, TODAY).outcome;
  },
};

function kept(result: unknown): false {
  consume(result);
  return false;
}

/** One educator a line, in bounded memory. */
async function read(file: string, flips: (facts: Facts) => boolean): Promise<Flipped> {
  const flipped: string[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const facts = JSON.parse(line) as Facts;
    if (flips(facts)) flipped.push(facts.educator);
  }
  return flipped;
}

async function write(file: string, from: number, educators: number): Promise<Flipped> {
  const stream = createWriteStream(file);
  for (let number = from; number < from + educators; number += 1) {
    const hasRoom = stream.write(`${JSON.stringify(educator(number, TODAY))}\n`);
    if (!hasRoom) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
  return [];
}

serveTasks((given) => {
  const task = given as Task;
  return task.doing === 'write'
    ? write(task.file, task.from, task.educators)
    : read(task.file, DOING[task.doing]);
});
