import type { Decision } from '../../domain/decision.ts';
import type { AuditAnswer } from '../../rules/index.ts';
import { dayInWords } from '../../rules/conditions/words.ts';
import { holdsInWords, settingInWords } from './held-in-words.ts';
import { indented } from './layout.ts';
import { citationInWords } from './node-in-words.ts';

/** What is looked into afterwards: of how many, and what is to be kept until when. */
export function auditInWords(
  { id, asks, concerns, codes, missing, sample, keeps, keepUntil, whenMissing, ...audit }: AuditAnswer,
  citations: Decision['citations'],
): readonly string[] {
  const why = codes.length === 0 ? '' : ` (${codes.join(', ')})`;
  const until = keepUntil === null ? '' : ` until ${dayInWords(keepUntil)}`;
  return [
    `${id}: ${concerns === 'yes' ? 'concerns the holder' : 'undetermined'}${why}`,
    ...indented([
      asks,
      ...(sample === null ? [] : [`sample: ${sampleInWords(sample)}`]),
      ...(keeps === null ? [] : [`to be kept${until}: ${keeps}`]),
      ...(whenMissing === null ? [] : [`what is not documented leads to ${whenMissing}`]),
      ...missing.map((sentence) => `missing: ${sentence}`),
      ...audit.cites.map((source) => citationInWords(source, citations)),
      ...audit.settings.flatMap(settingInWords),
      holdsInWords(audit.holdsUntil),
    ]),
  ];
}

function sampleInWords({ percent, count, per }: NonNullable<AuditAnswer['sample']>): string {
  const share = percent === null ? undefined : `${percent} percent`;
  return `${share ?? count ?? 'an unknown number'} in each ${per}`;
}
