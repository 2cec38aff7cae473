import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { evaluate, type Settings } from '../src/rules/index.ts';
import { asRead } from './as-read.ts';
import { educator } from './massachusetts/educators.ts';
import { consume, median, microsecondsEach } from './measure.ts';
import { compiledPolicies, exampleSettings } from './policies.ts';
import { TODAY } from './today.ts';

/** What one evaluation takes. */
export interface Loaded {
  readonly microseconds: number;
  readonly bytes: number;
}

/**
 * Run as a process of its own, `loaded.js <number of policies>`: loads so many policies, evaluates under each
 * of them, then measures evaluations under that of Massachusetts. Prints one JSON object, `Loaded`. The caller
 * gives the young generation room for all of them, so that nothing is collected while allocation is counted.
 */
async function measure(number: number): Promise<Loaded> {
  const policies = await compiledPolicies(number);
  const [massachusetts] = policies;
  if (massachusetts === undefined) throw new RangeError('name a number of policies from 1');
  const settings = policies.map(({ state, strand }) => exampleSettings(state, strand));
  const educators = Array.from({ length: 1_000 }, (_, n) => asRead(educator(n, TODAY)));

  // Every policy is in use, as in a server of many states, so that what the compiler learns is of all of them.
  const some = educators.slice(0, 200);
  const unconfirmed: Settings = new Map();
  for (let pass = 0; pass < 3; pass += 1) {
    policies.forEach((policy, place) => {
      const confirmed = settings[place] ?? unconfirmed;
      for (const facts of some) consume(evaluate(policy, confirmed, facts, TODAY));
    });
  }
  const explain = microsecondsEach(educators, 4, (facts) =>
    evaluate(massachusetts, settings[0] ?? unconfirmed, facts, TODAY),
  );
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) times.push(await explain());

  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  const before = process.memoryUsage().heapUsed;
  for (const facts of educators) consume(evaluate(massachusetts, settings[0] ?? unconfirmed, facts, TODAY));
  const bytes = (process.memoryUsage().heapUsed - before) / educators.length;
  return { microseconds: median(times), bytes };
}

process.stdout.write(JSON.stringify(await measure(Number(process.argv[2]))));
