import { describe, expect, test } from '@jest/globals';
import { cite } from '../policy-support.ts';
import { APPROVED, countedOf, judge, reasonsOf } from './judging.ts';

const TEN = { at_least: 10 };
const ATTESTED = { acts: ['attested'], remedy: 'Attest it.', cite };

/** Online work counts once attested, courses once their provider reports them, all else once approved. */
const counts_when = [
  { ...ATTESTED, when: { delivery: 'online' } },
  { acts: ['provider_reported'], remedy: 'Ask its provider.', when: { kind: 'course' }, cite },
  APPROVED,
];

const ATTESTED_ONLY = { acts: { attestedOn: '2021-01-02' } };

describe('clauses of what makes a credit count', () => {
  test('decide in the order in which they stand', () => {
    const decision = judge({ counts_when }, TEN, [
      { delivery: 'online', kind: 'course', ...ATTESTED_ONLY },
      { delivery: 'in_person', kind: 'course', ...ATTESTED_ONLY },
      { delivery: 'in_person', ...ATTESTED_ONLY },
    ]);
    expect(countedOf(decision)).toEqual(['10', '0', '0']);
    expect(reasonsOf(decision)).toEqual([[], ['awaiting_provider_report'], ['awaiting_approval']]);
  });

  test('leave it open where it cannot be said which one fits and they differ', () => {
    const decision = judge({ counts_when }, TEN, [ATTESTED_ONLY]);
    expect(decision.outcome).toBe('undetermined');
    expect(reasonsOf(decision)).toEqual([['missing_delivery', 'awaiting_approval']]);
    expect(decision.credits).toMatchObject([{ verdict: 'undetermined', counted: '0', worth: '10' }]);
  });

  test('leave nothing open where all of them are satisfied, or none', () => {
    const both = { acts: { attestedOn: '2021-01-02', approvedOn: '2021-01-03' } };
    expect(judge({ counts_when }, TEN, [both]).outcome).toBe('met');
    expect(judge({ counts_when }, TEN, [{ acts: {} }])).toMatchObject({
      outcome: 'not_met',
      codes: ['awaiting_attestation', 'short_of_total'],
    });
  });

  test('of an entry come first, and those of the section after them', () => {
    const entries = [
      {
        where: { unit: 'clock_hour' },
        counts_when: [{ ...ATTESTED, when: { kind: 'course' } }],
        worth: { per_unit: 1 },
      },
    ];
    const decision = judge({ entries }, TEN, [{ kind: 'course', ...ATTESTED_ONLY }, ATTESTED_ONLY]);
    expect(countedOf(decision)).toEqual(['10', '0']);
    expect(reasonsOf(decision)).toEqual([[], ['awaiting_approval']]);
  });

  test('that all pass by a credit make it count never', () => {
    const only = [{ ...ATTESTED, when: { kind: 'course' } }];
    expect(reasonsOf(judge({ counts_when: only }, TEN, [ATTESTED_ONLY]))).toEqual([['no_act_named']]);
  });
});

describe('a claim', () => {
  const counts_when = { acts: ['claimed'], remedy: 'Claim it.', cite };
  const claimed = { completedOn: '2021-01-01', claimedOn: '2021-03-01' };

  test('makes a credit count from its day on', () => {
    const before = judge({ counts_when }, TEN, [claimed], { asOf: '2021-02-28' });
    expect(before).toMatchObject({ outcome: 'not_met', holdsUntil: '2021-03-01' });
    expect(reasonsOf(before)).toEqual([['awaiting_claim']]);
    expect(judge({ counts_when }, TEN, [claimed], { asOf: '2021-03-01' }).outcome).toBe('met');
  });

  test('whose day is not recorded was made before', () => {
    expect(judge({ counts_when }, TEN, [{ completedOn: '2021-01-01' }], { asOf: '2021-01-01' }).outcome).toBe(
      'met',
    );
  });
});

describe('who approves', () => {
  const entries = [
    {
      where: { unit: 'clock_hour' },
      accept: [
        {
          ...{ code: 'not_by_the_board', because: 'The board approves it.', cite },
          where: { approved_by: 'board' },
        },
      ],
      worth: { per_unit: 1 },
    },
  ];
  const approved = (approvedBy: string) => ({ acts: { approvedOn: '2021-01-02', approvedBy } });

  test('is asked like anything else about a credit', () => {
    const decision = judge({ entries }, TEN, [approved('board'), approved('employer')]);
    expect(countedOf(decision)).toEqual(['10', '0']);
    expect(reasonsOf(decision)).toEqual([[], ['not_by_the_board']]);
  });

  test.each([
    ['2021-01-01', ['missing_approved_by']],
    ['2021-01-02', ['not_by_the_board']],
  ])('is not known before the day of the approval: on %s it says %j', (asOf, reasons) => {
    const claimed = { acts: ['claimed'], remedy: 'Claim it.', cite };
    const decision = judge({ entries, counts_when: claimed }, TEN, [approved('employer')], { asOf });
    expect(reasonsOf(decision)).toEqual([reasons]);
  });
});
