import type { Outcome } from '../../../src/domain/decision.ts';
import type { Facts } from '../../../src/domain/facts.ts';
import type { Day } from '../../../src/domain/values/day.ts';
import type { ListName } from '../../../src/rules/language/lists.ts';
import type { Policy } from '../../../src/rules/language/policy.ts';
import { holds } from './conditions.ts';
import { type Choose, decided, everyWay, TooManyWays } from './every-way.ts';
import type { Found } from './found.ts';
import { selectedDay } from './moments.ts';
import { type Rec, recordsOf } from './records.ts';
import { found } from './requirement.ts';
import { type Reader, underEachSetting } from './settings.ts';
import { stands } from './standing.ts';
import { and, type Truth } from './truth.ts';
import type { World } from './world.ts';

/** What is answered of one requirement, over all that is open. */
export interface Answered {
  readonly id: string;
  readonly outcome: Outcome;
  readonly counted?: readonly [least: number, most: number];
}

export interface Decided {
  readonly outcome: Outcome;
  /** Those asked in every way. */
  readonly requirements: readonly Answered[];
}

/** What was decided, whether under every combination of unconfirmed settings or only some of too many. */
export interface Decision extends Decided {
  readonly isWhole: boolean;
}

/** There are more ways than are tried. */
export const TOO_OPEN = 'too much is open';

/** The answer of a policy for one educator, found the slow way. */
export function decide(
  policy: Policy,
  confirmed: ReadonlyMap<string, string>,
  facts: Facts,
  asOf: Day,
): Decision | typeof TOO_OPEN {
  try {
    const { answers, isWhole } = underEachSetting(policy, confirmed, (setting) => {
      const world = worldFor(policy, facts, asOf, setting);
      return merged(everyWay((choose) => inOneWay(world, choose)));
    });
    return { ...merged(answers), isWhole };
  } catch (error) {
    if (error instanceof TooManyWays) return TOO_OPEN;
    throw error;
  }
}

/** What may be looked at on a day, under some values of the settings. */
export function worldFor(policy: Policy, facts: Facts, asOf: Day, setting: Reader): World {
  const kept = new Map<ListName, readonly Rec[]>();
  const records = (list: ListName) => {
    const known = kept.get(list) ?? recordsOf(facts, list);
    kept.set(list, known);
    return known;
  };
  return { policy, facts, asOf, recordsOf: records, setting };
}

/** Whether a requirement is met that a condition names, or nothing of it is asked: as no record sees it. */
export function isMet(name: string, world: World): Truth {
  const { record: _record, around: _around, required: _required, ...plain } = world;
  const part = world.policy.parts?.[name];
  const outcomes = everyWay((choose) => {
    if (name === 'main') return mainOutcome(plain, choose);
    if (part === undefined) throw new RangeError(`${name} is no requirement`);
    const one = found(part, plain, choose);
    return one === undefined ? 'not_applicable' : outcomeOf(one.truth);
  });
  const all = outcomes.map((outcome) => (outcome === 'undetermined' ? undefined : outcome !== 'not_met'));
  return all.every((one) => one === all[0]) ? all[0] : undefined;
}

/** Whether what `require` asks is met. */
export function mainOutcome(world: World, choose: Choose): Outcome {
  return inOneWay(world, choose).outcome;
}

function inOneWay(world: World, choose: Choose): Decided {
  const selected = selectedDay(world);
  if (selected !== undefined && selected < world.policy.since)
    return { outcome: 'undetermined', requirements: [] };
  const clause = (world.policy.require ?? []).find((one) => decided(holds(one.for, world), choose));
  if (clause === undefined) return { outcome: 'undetermined', requirements: [] };
  if (clause.tree === undefined) return { outcome: 'not_applicable', requirements: [] };
  const more = (world.policy.also_require ?? []).filter((one) =>
    decided(and([holds(one.for, world), stands(one, world)]), choose),
  );
  const all = [clause.tree, ...more.map(({ tree }) => tree)].flatMap(
    (tree) => found(tree, world, choose) ?? [],
  );
  if (all.length === 0) return { outcome: 'not_applicable', requirements: [] };
  return { outcome: outcomeOf(and(all.map(({ truth }) => truth))), requirements: all.flatMap(listed) };
}

export function outcomeOf(truth: boolean | undefined): Outcome {
  if (truth === undefined) return 'undetermined';
  return truth ? 'met' : 'not_met';
}

function listed({ id, truth, counted, children }: Found): readonly Answered[] {
  return [
    { id, outcome: outcomeOf(truth), ...(counted === undefined ? {} : { counted }) },
    ...children.flatMap(listed),
  ];
}

/** One answer of several: where they differ it is not determined. */
function merged(answers: readonly Decided[]): Decided {
  const [first, ...rest] = answers;
  if (first === undefined) throw new RangeError('nothing was answered');
  const isAlike = answers.every(
    ({ requirements }) =>
      requirements.length === first.requirements.length &&
      requirements.every(({ id }, i) => id === first.requirements[i]?.id),
  );
  return {
    outcome: same([first, ...rest].map(({ outcome }) => outcome)),
    requirements: isAlike
      ? first.requirements.map(({ id }, i) => {
          const all = answers.flatMap(({ requirements }) => requirements[i] ?? []);
          const counted = all.flatMap((one) => (one.counted === undefined ? [] : [one.counted]));
          return {
            id,
            outcome: same(all.map(({ outcome }) => outcome)),
            ...(counted.length < all.length
              ? {}
              : {
                  counted: [
                    Math.min(...counted.map(([least]) => least)),
                    Math.max(...counted.map(([, most]) => most)),
                  ] as const,
                }),
          };
        })
      : [],
  };
}

function same(outcomes: readonly Outcome[]): Outcome {
  const [first] = outcomes;
  return first !== undefined && outcomes.every((one) => one === first) ? first : 'undetermined';
}
