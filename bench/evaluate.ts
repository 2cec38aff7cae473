import { deepStrictEqual } from 'node:assert';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Facts } from '../src/domain/facts.ts';
import { addYears, type Day } from '../src/domain/values/day.ts';
import { evaluate, verdict, type Settings } from '../src/rules/index.ts';
import { decide } from './massachusetts/decide.ts';
import { asRead } from './as-read.ts';
import { educator } from './massachusetts/educators.ts';
import type { Loaded } from './loaded.ts';
import {
  compared,
  interleaved,
  median,
  microsecondsEach,
  microsecondsEachAwaited,
  print,
} from './measure.ts';
import { exampleSettings, massachusettsPolicy, policyOf } from './policies.ts';
import { TODAY } from './today.ts';
import { educator as educatorOfTwelve } from './twelve/educators.ts';
import { flatFacts, jsonRules } from './twelve/json-rules.ts';
import { TWELVE } from './twelve/policy.ts';

const EDUCATORS = 1_000;
const bench = 'evaluate';
const unit = 'µs';

/** What an evaluation takes, beside the same answer made by other means. */
export async function run(): Promise<void> {
  await explainMassachusetts('MA explain, 12 credits', TODAY);
  await explainMassachusetts('MA explain, 12 credits, asked of a day two years past', addYears(TODAY, -2));
  await decideTwelve();
  await loadEight();
}

/** Against a function written by hand for Massachusetts that gives the deep-equal decision. */
async function explainMassachusetts(name: string, asOf: Day): Promise<void> {
  const policy = await massachusettsPolicy();
  const settings = exampleSettings('MA', 'recertification');
  const educators = Array.from({ length: EDUCATORS }, (_, n) => asRead(educator(n, TODAY)));
  const byRules = (facts: Facts) => evaluate(policy, settings, facts, asOf);
  const byHand = (facts: Facts) => decide(policy, facts, asOf);
  for (const facts of educators) deepStrictEqual(byHand(facts), byRules(facts));
  const { ours, baseline } = await interleaved({
    ours: microsecondsEach(educators, 20, byRules),
    baseline: microsecondsEach(educators, 20, byHand),
  });
  const figures = { value: ours, unit, baseline: 'a function written by hand', baseline_value: baseline };
  print(compared({ bench, case: name, ...figures }, 'less'));
}

/** Against json-rules-engine on the same twelve predicates. */
async function decideTwelve(): Promise<void> {
  const policy = policyOf(TWELVE, 'twelve');
  const educators = Array.from({ length: EDUCATORS }, (_, n) => asRead(educatorOfTwelve(n)));
  const flat = educators.map(flatFacts);
  const engine = jsonRules();
  const settings: Settings = new Map();
  const explain = (facts: Facts) => evaluate(policy, settings, facts, TODAY);
  const decideOnly = (facts: Facts) => verdict(policy, settings, facts, TODAY);
  for (const facts of educators) {
    const { events } = await engine.run(flatFacts(facts));
    deepStrictEqual(explain(facts).outcome === 'met', events.length === 1);
    deepStrictEqual(decideOnly(facts) === 'met', events.length === 1);
  }
  const { explained, decided, baseline } = await interleaved({
    explained: microsecondsEach(educators, 50, explain),
    decided: microsecondsEach(educators, 50, decideOnly),
    baseline: microsecondsEachAwaited(flat, 5, (facts) => engine.run(facts)),
  });
  const against = { bench, unit, baseline: 'json-rules-engine 7.3.1', baseline_value: baseline };
  print(compared({ case: '12-predicate rule, whole decision', value: explained, ...against }, 'less'));
  print(compared({ case: '12-predicate rule, verdict', value: decided, ...against }, 'less'));
}

/** Time and heap of an evaluation with eight policies loaded and in use, against one; each in fresh processes. */
async function loadEight(): Promise<void> {
  const bytes = { one: [] as number[], eight: [] as number[] };
  const load = (name: keyof typeof bytes, number: number) => async () => {
    const found = await loaded(number);
    bytes[name].push(found.bytes);
    return found.microseconds;
  };
  const { one, eight } = await interleaved({ one: load('one', 1), eight: load('eight', 8) }, { warmUps: 0 });
  const time = { case: 'MA explain with 8 policies loaded, time', value: eight, unit, baseline_value: one };
  const heap = {
    case: 'MA explain with 8 policies loaded, heap allocated',
    value: median(bytes.eight),
    unit: 'B',
    baseline_value: median(bytes.one),
  };
  const against = { bench, baseline: 'with 1 policy loaded' };
  print(compared({ ...against, ...time }, 'less'));
  print(compared({ ...against, ...heap }, 'less'));
}

async function loaded(number: number): Promise<Loaded> {
  const script = fileURLToPath(new URL('loaded.js', import.meta.url));
  const room = ['--min-semi-space-size=128', '--max-semi-space-size=128'];
  const { stdout } = await promisify(execFile)(process.execPath, [...room, script, String(number)]);
  return JSON.parse(stdout) as Loaded;
}
