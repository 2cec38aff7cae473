import { setTimeout as sleep } from 'node:timers/promises';
import { compared, print, within } from '../measure.ts';
import { rebuildByCommand } from './by-command.ts';
import { answeredQuestions, ask, type Asked } from './questions.ts';
import { fillFirst, secondsSince, type Stage } from './stage.ts';

const bench = 'rebuild';
const BEFORE_MS = 10_000;

/** Rebuilds everything by command while what is read goes on being asked, and says what became of both. */
export async function rebuildWhileQueried(stage: Stage): Promise<void> {
  const { ledger, events } = stage;
  const began = performance.now();
  await fillFirst(stage);
  const first = secondsSince(began);
  const answers = await answeredQuestions(ledger.pool);
  const quiet = new AbortController();
  const asking = ask(answers, quiet.signal);
  await sleep(BEFORE_MS);
  quiet.abort();
  const before = await asking;

  const over = new AbortController();
  const meanwhile = ask(answers, over.signal);
  const ran = await rebuildByCommand(stage).finally(() => {
    over.abort();
  });
  const asked = await meanwhile;

  const name = `${events.toLocaleString('en')} events by command while queried`;
  const line = { bench, case: name, value: events / ran.seconds, unit: 'events/s' };
  const filling = { baseline: 'filled first, with nothing to stand beside', baseline_value: events / first };
  print(compared({ ...line, ...filling }, 'more'));
  const memory = { bench, case: `${name}: most memory`, value: ran.peak, unit: 'MiB' };
  const early = { baseline: 'in the first tenth of the time', baseline_value: ran.earlyPeak };
  print(compared({ ...memory, ...early }, 'less'));
  printWaits(`${name}: half answered within`, asked, before, 50);
  printWaits(`${name}: 99 of 100 answered within`, asked, before, 99);
  const right = asked.waits.length - asked.failures;
  const all = { baseline: 'asked', baseline_value: asked.waits.length };
  print(
    compared({ bench, case: `${name}: answered as before`, value: right, unit: 'answers', ...all }, 'more'),
  );
}

function printWaits(name: string, asked: Asked, before: Asked, percent: number): void {
  const line = { bench, case: name, value: within(asked.waits, percent), unit: 'ms' };
  const baseline = { baseline: 'before it began', baseline_value: within(before.waits, percent) };
  print(compared({ ...line, ...baseline }, 'less'));
}
