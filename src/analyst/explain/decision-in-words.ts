import type { Decision } from '../../domain/decision.ts';
import { dayInWords } from '../../rules/conditions/words.ts';
import { answerInWords } from './answer-in-words.ts';
import { auditInWords } from './audit-in-words.ts';
import { creditInWords } from './credit-in-words.ts';
import type { Explained } from './explained.ts';
import { holdsInWords, settingInWords } from './held-in-words.ts';
import { outcomeInWords, section } from './layout.ts';
import { nodeInWords } from './node-in-words.ts';
import { routeInWords } from './route-in-words.ts';

/** What a policy answers, as a person reads it. */
export function decisionInWords(decision: Explained, title: string): string {
  const { requirement, credits, missing, settings, routes, answers, audits, citations } = decision;
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
    holdsInWords(decision.holdsUntil),
    ...section(
      'What may follow',
      routes.flatMap((route) => routeInWords(route, citations)),
    ),
    ...section(
      'Answers about the license',
      answers.flatMap((answer) => answerInWords(answer, citations)),
    ),
    ...section(
      'Audits',
      audits.flatMap((audit) => auditInWords(audit, citations)),
    ),
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
