import type { Row } from '../../examples/rows.ts';
import type { SeededRandom } from '../../examples/seeded-random.ts';
import type { Terms } from '../../src/domain/credential/index.ts';
import type { LedgerEvent } from '../../src/domain/events.ts';
import { credentialStream, creditStream } from '../../src/domain/streams.ts';
import { addDays, type Day } from '../../src/domain/values/day.ts';
import { cell, day } from './cells.ts';
import type { Happening } from './happening.ts';

/** What somebody learned: a claim with the acts upon it, sometimes after a micro-credential was awarded. */
export function learning(
  random: SeededRandom,
  educator: string,
  state: string,
  row: Row,
): readonly Happening[] {
  const id = `${state}-${cell(row, 'externalId')}`;
  const isAwarded = row['kind'] === 'micro_credential' && random.chance(40);
  const awarded = isAwarded ? credential(educator, id, row) : [];
  return [...awarded, ...claim(educator, state, id, row, isAwarded), ...acts(id, row)];
}

function claim(
  educator: string,
  state: string,
  id: string,
  row: Row,
  isAwarded: boolean,
): readonly Happening[] {
  const completedOn = day(row, 'dateCompleted');
  const { category = '', topic, level, participation, grade, assessed, evidenceUri } = row;
  const event: LedgerEvent = {
    type: 'credit.Claimed',
    data: {
      ...{ educator, state, kind: cell(row, 'kind'), title: cell(row, 'title') },
      ...{ quantity: cell(row, 'hours'), unit: cell(row, 'unitType'), completedOn },
      categories: category === '' ? [] : category.split(';'),
      ...(topic === undefined ? {} : { topic }),
      ...(level === undefined ? {} : { level }),
      ...(participation === undefined ? {} : { participation }),
      ...(grade === undefined || grade === '' ? {} : { grade }),
      ...(assessed === undefined ? {} : { assessed: assessed === 'yes' }),
      ...(evidenceUri === undefined ? {} : { evidence: evidenceUri }),
      ...(isAwarded ? { credential: credentialStream(id) } : {}),
      ...{ provider: cell(row, 'providerId'), externalId: cell(row, 'externalId') },
    },
  };
  return [{ stream: creditStream(id), on: completedOn, event }];
}

function acts(id: string, row: Row): readonly Happening[] {
  const by = row['approvedBy'] ?? 'agency';
  const happened: LedgerEvent[] = [
    ...on(row, 'attestedOn', (at) => ({ type: 'credit.Attested', data: { by: 'teacher', on: at } })),
    ...on(row, 'reportedOn', (at) => ({
      type: 'credit.ProviderReported',
      data: { provider: cell(row, 'providerId'), on: at },
    })),
    ...on(row, 'approvedOn', (at) => ({
      type: 'credit.Approved',
      data: { by, capacity: 'employer', on: at },
    })),
    ...on(row, 'deniedOn', (at) => ({
      type: 'credit.Denied',
      data: { by, capacity: 'employer', reason: 'undocumented', because: 'No certificate.', on: at },
    })),
  ];
  return happened.map((event) => ({
    ...{ stream: creditStream(id), event },
    on: 'on' in event.data && typeof event.data.on === 'string' ? event.data.on : day(row, 'dateCompleted'),
  }));
}

function on(row: Row, column: string, event: (at: Day) => LedgerEvent): readonly LedgerEvent[] {
  return row[column] === undefined ? [] : [event(day(row, column))];
}

const CRITERIA = ['plan', 'practice'] as const;

const TERMS: Terms = {
  requirements: ['lesson'],
  criteria: CRITERIA.map((criterion) => ({
    ...{ criterion, requirement: 'lesson' },
    levels: [
      { level: 'not_yet', points: 0, demonstrates: false },
      { level: 'met', points: 1, demonstrates: true },
    ],
  })),
  pass: { rule: 'every' },
  ...{ assessors: 1, screened: false },
};

/** From start to award, at the first attempt. */
function credential(educator: string, id: string, row: Row): readonly Happening[] {
  const stream = credentialStream(id);
  const awardedOn = day(row, 'dateCompleted');
  const [attempt, assessor] = [1, 'assessor-1'];
  const events: LedgerEvent[] = [
    {
      type: 'credential.Started',
      data: {
        ...{ educator, issuer: cell(row, 'providerId'), definition: 'formative-assessment-1', version: 1 },
        ...{ title: cell(row, 'title'), terms: TERMS },
      },
    },
    {
      type: 'credential.EvidenceSubmitted',
      data: { attempt, on: addDays(awardedOn, -20), artifacts: ['0'.repeat(64)], attested: true },
    },
    { type: 'credential.AssessorAssigned', data: { attempt, assessor } },
    ...CRITERIA.map((criterion): LedgerEvent => ({
      type: 'credential.CriterionScored',
      data: { attempt, assessor, criterion, met: true, feedback: 'Clear, and fit for the class.' },
    })),
    { type: 'credential.Recommended', data: { attempt, assessor, recommendation: 'award' } },
    { type: 'credential.Awarded', data: { attempt, approver: 'approver-1', on: awardedOn } },
  ];
  return events.map((event, nth) => ({ stream, on: addDays(awardedOn, nth - events.length), event }));
}
