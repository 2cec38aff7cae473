import type { Decision, Outcome } from '../domain/decision.ts';
import type { Facts } from '../domain/facts.ts';
import type { Day } from '../domain/values/day.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import { boundaryDays, holdsUntil } from './holds-until.ts';
import { itemsOf, type Item } from './items.ts';
import { agreed, mergeAnswers, settingAnswers } from './merge.ts';
import { answerIn, situationOf, verdictIn } from './run.ts';
import { explore } from './settings.ts';

/** The settings an agency has confirmed, by name. */
export type Settings = ReadonlyMap<string, string>;

/**
 * The whole answer for one obligation as of a day. Pure: the same arguments give the same decision. Facts later
 * than `asOf` are not seen; what is missing leaves the outcome undetermined only where it turns on it.
 */
export function evaluate(policy: CompiledPolicy, settings: Settings, facts: Facts, asOf: Day): Decision {
  const items = itemsOf(facts);
  const { selected, ...answer } = answerOn(policy, settings, facts, items, asOf);
  const days = boundaryDays(policy, settings, facts, items);
  // The day that selects the text may move with the day asked about, which by itself changes no answer.
  const holds = holdsUntil(asOf, days, answer, (day) => {
    const { selected: _, ...then } = answerOn(policy, settings, facts, items, day);
    return then;
  });
  const { period, startsOn, endsOn } = facts.obligation;
  return {
    ...answer,
    ...{ asOf, selected, ordinal: facts.ordinal, unit: policy.unit.many, citations: policy.citations },
    policy: {
      ...{ state: policy.state, strand: policy.strand, version: policy.version, digest: policy.digest },
    },
    period: { id: period, startsOn, endsOn },
    holdsUntil: holds,
  };
}

/** The outcome `evaluate` gives, found by the shortest way. */
export function verdict(policy: CompiledPolicy, settings: Settings, facts: Facts, asOf: Day): Outcome {
  return verdictOn(policy, settings, facts, itemsOf(facts), asOf);
}

function verdictOn(
  policy: CompiledPolicy,
  settings: Settings,
  facts: Facts,
  items: readonly Item[],
  asOf: Day,
): Outcome {
  const { branches, cutOff } = explore(policy, settings, (read) =>
    verdictIn(policy, situationOf(policy, facts, asOf, read, items)),
  );
  return cutOff ? 'undetermined' : agreed(branches.map(({ answer }) => answer));
}

function answerOn(
  policy: CompiledPolicy,
  settings: Settings,
  facts: Facts,
  items: readonly Item[],
  asOf: Day,
) {
  const exploration = explore(policy, settings, (read) =>
    answerIn(policy, situationOf(policy, facts, asOf, read, items)),
  );
  const merged = mergeAnswers(policy, exploration);
  // An explanation meets more settings than the outcome needs; when they are too many to try, the outcome does
  // not suffer for it.
  const outcome = exploration.cutOff ? verdictOn(policy, settings, facts, items, asOf) : merged.outcome;
  return { ...merged, outcome, settings: settingAnswers(policy, settings, exploration) };
}
