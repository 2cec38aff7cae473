import { asOfCase, factsOfCase, settingsOfCase } from '../../rules/cases/case-facts.ts';
import type { WrittenRecord } from '../../rules/cases/case-language.ts';
import { evaluate, type CompiledPolicy } from '../../rules/index.ts';
import { dayInWords } from '../../rules/words.ts';
import type { Decision, SettingAnswer } from '../../domain/decision.ts';
import type { Day } from '../../domain/values/day.ts';
import { creditInWords } from './credit-in-words.ts';
import { nodeInWords } from './node-in-words.ts';
import { outcomeInWords, section } from './layout.ts';

/** What a policy answers for one record; `asOf` stands in place of the record's own `as_of`. */
export function decideRecord(policy: CompiledPolicy, record: WrittenRecord, asOf: Day | undefined): Decision {
  const { state, strand } = policy;
  const facts = factsOfCase(record, {}, state, strand);
  return evaluate(policy, settingsOfCase(record, {}), facts, asOf ?? asOfCase(record, {}));
}

/** A decision as a person reads it. */
export function decisionInWords(decision: Decision, title: string): string {
  const { requirement, credits, missing, settings, citations } = decision;
  const tree = requirement === null ? [] : nodeInWords(requirement, citations);
  return [
    ...head(decision, title),
    ...section('Requirement', tree),
    ...section(
      'Credits',
      credits.flatMap((credit) => creditInWords(credit, decision)),
    ),
    ...section('Missing', missing),
    ...section('Settings', settings.flatMap(settingInWords)),
    '',
    holdsInWords(decision),
  ].join('\n');
}

function head(
  { asOf, policy, period, selected, outcome, codes, attestedOnly, unit }: Decision,
  title: string,
) {
  const { state, strand, version } = policy;
  const by = selected === null ? '' : ` The text is that of ${dayInWords(selected.day)} (${selected.by}).`;
  return [
    `${title} (${state} ${strand}, version ${version})`,
    `As of ${dayInWords(asOf)}, for the period from ${dayInWords(period.startsOn)} to ${dayInWords(period.endsOn)}.${by}`,
    '',
    `Outcome: ${outcomeInWords(outcome)}${codes.length === 0 ? '' : ` (${codes.join(', ')})`}`,
    ...(attestedOnly === '0' ? [] : [`${attestedOnly} ${unit} rest on attestation alone.`]),
  ];
}

function settingInWords({ setting, asks, value, outcomes }: SettingAnswer): readonly string[] {
  if (value !== null) return [`${setting} = ${value}`, `    ${asks}`];
  const each = outcomes.map((one) => `${one.value}: ${outcomeInWords(one.outcome)}`);
  return [`${setting} is not confirmed`, `    ${asks}`, ...each.map((line) => `      ${line}`)];
}

function holdsInWords({ holdsUntil }: Decision): string {
  if (holdsUntil === null) return 'Holds until something happens: no day is in sight that changes it.';
  return `Holds until ${dayInWords(holdsUntil)}, the first day on which it changes though nothing happens.`;
}
