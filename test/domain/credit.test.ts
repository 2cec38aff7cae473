import { describe, test } from '@jest/globals';
import { credit } from '../../src/domain/credit/index.ts';
import type { Claimed, CreditEvent } from '../../src/domain/credit/events.ts';
import type { Circumstances } from '../../src/domain/decider.ts';
import { specify, TODAY } from './given.ts';

const { given } = specify(credit);

const LEARNER: Circumstances = { actor: 'ada', actorEducator: 'TN-100001', today: TODAY };
const workshop: Claimed['data'] = {
  educator: 'TN-100001',
  state: 'TN',
  kind: 'workshop',
  title: 'Reading for meaning',
  quantity: '7.5',
  unit: 'clock_hour',
  categories: ['content'],
  completedOn: '2024-05-02',
  provider: 'Knox County',
};
const claimed: CreditEvent = { type: 'credit.Claimed', data: workshop };
const approved: CreditEvent = {
  type: 'credit.Approved',
  data: { by: 'agency:tn', capacity: 'agency', on: TODAY },
};
const denied: CreditEvent = {
  type: 'credit.Denied',
  data: { by: 'agency:tn', capacity: 'agency', reason: 'unrelated', because: 'Not on teaching.', on: TODAY },
};
const withdrawn: CreditEvent = {
  type: 'credit.Withdrawn',
  data: { by: 'ada', because: 'Entered twice.', on: TODAY },
};

describe('a credit', () => {
  test('is claimed once', () => {
    given()
      .when({ type: 'Claim', ...workshop }, LEARNER)
      .then(claimed);
    given(claimed)
      .when({ type: 'Claim', ...workshop }, LEARNER)
      .thenNothing();
  });

  test('is the same claim on whichever day it is made again, and keeps the day of the first', () => {
    const first: CreditEvent = { type: 'credit.Claimed', data: { ...workshop, claimedOn: '2024-06-14' } };
    given(first)
      .when({ type: 'Claim', ...workshop, claimedOn: TODAY }, LEARNER)
      .thenNothing();
    given(first)
      .when({ type: 'Claim', ...workshop, quantity: '8', claimedOn: '2024-06-14' }, LEARNER)
      .thenRefused('external_id_reused');
    given()
      .when({ type: 'Claim', ...workshop, claimedOn: '2024-06-16' }, LEARNER)
      .thenRefused('claimed_on');
  });

  test('with other content under the same id is refused', () => {
    given(claimed)
      .when({ type: 'Claim', ...workshop, quantity: '8' }, LEARNER)
      .thenRefused('external_id_reused');
  });

  const bad: readonly [string, Partial<Claimed['data']>, string][] = [
    ['a negative quantity', { quantity: '-3' }, 'quantity_negative'],
    ['a quantity that is no number', { quantity: 'NaN' }, 'quantity_not_a_number'],
    ['a quantity in exponents', { quantity: '1e3' }, 'quantity_not_a_number'],
    ['a quantity of three decimals', { quantity: '7.125' }, 'quantity_too_precise'],
    ['a huge quantity', { quantity: '9999999' }, 'quantity_too_large'],
    ['a quantity just over the most', { quantity: '100000.01' }, 'quantity_too_large'],
    ['nothing to count', { quantity: '0' }, 'quantity_zero'],
    ['a day that does not exist', { completedOn: '2023-02-29' }, 'completed_on'],
    ['a day to come', { completedOn: '2024-06-16' }, 'future_day'],
    ['a state that is none', { state: 'ZZ' }, 'state_unknown'],
    ['a NUL in the title', { title: 'Reading\u0000' }, 'title'],
    ['a unit of two words', { unit: 'clock hour' }, 'unit'],
    ['one category twice', { categories: ['content', 'content'] }, 'categories'],
    ['a way of delivery that is no word', { delivery: 'At home' }, 'delivery'],
    ['a field without a name', { field: ' ' }, 'field'],
    ['a score beyond numbers', { score: Infinity }, 'score'],
    ['a grade nobody gives', { grade: 'a plus' }, 'grade'],
  ];
  test.each(bad)('is not claimed with %s', (_what, change, code) => {
    given()
      .when({ type: 'Claim', ...workshop, ...change }, LEARNER)
      .thenRefused(code);
  });

  test('is attested by its holder', () => {
    const attested: CreditEvent = { type: 'credit.Attested', data: { by: 'ada', on: TODAY } };
    given(claimed).when({ type: 'Attest' }, LEARNER).then(attested);
    given(claimed, attested).when({ type: 'Attest' }, LEARNER).thenNothing();
  });

  test('is approved or denied once, by somebody else', () => {
    const because = 'Not on teaching.';
    const deny = { type: 'Deny', capacity: 'agency', reason: 'unrelated', because } as const;
    given(claimed).when({ type: 'Approve', capacity: 'agency' }).then(approved);
    given(claimed).when(deny).then(denied);
    given(claimed).when({ type: 'Approve', capacity: 'agency' }, LEARNER).thenRefused('own_work');
    given(claimed, approved).when({ type: 'Approve', capacity: 'agency' }).thenNothing();
    given(claimed, approved).when(deny).thenRefused('already_approved');
  });

  test('is approved after a denial that was a mistake, and then not denied again', () => {
    const approve = { type: 'Approve', capacity: 'agency' } as const;
    const deny = {
      type: 'Deny',
      capacity: 'agency',
      reason: 'unrelated',
      because: 'Not on teaching.',
    } as const;
    given(claimed, denied).when(approve).then(approved);
    given(claimed, denied)
      .when({ ...approve, on: '2024-06-14' })
      .thenRefused('before_denial');
    given(claimed, denied, approved).when(approve).thenNothing();
    given(claimed, denied, approved).when(deny).thenRefused('already_approved');
  });

  test('that somebody denied is approved by nobody else, but upon an appeal, whose answer says what it overrules', () => {
    const byEmployer = { by: 'district-1', capacity: 'employer', on: '2024-06-10' } as const;
    const because = 'Not on teaching.';
    const refusedIt: CreditEvent = {
      type: 'credit.Denied',
      data: { ...byEmployer, reason: 'unrelated', because },
    };
    const district: Circumstances = { actor: 'district-1', today: TODAY };
    given(claimed, refusedIt).when({ type: 'Approve', capacity: 'agency' }).thenRefused('denied_by_other');
    given(claimed, refusedIt)
      .when({ type: 'Approve', capacity: 'employer' }, district)
      .then({ type: 'credit.Approved', data: { by: 'district-1', capacity: 'employer', on: TODAY } });
    const appealed: CreditEvent = {
      type: 'credit.Appealed',
      data: { by: 'ada', because: 'It was.', on: TODAY },
    };
    const answer = { type: 'DecideAppeal', capacity: 'agency', because: 'It was indeed.' } as const;
    const decided = { by: 'agency:tn', capacity: 'agency', because: 'It was indeed.', on: TODAY } as const;
    given(claimed, refusedIt, appealed)
      .when({ ...answer, outcome: 'granted' })
      .then(
        { type: 'credit.AppealDecided', data: { ...decided, outcome: 'granted', overrules: byEmployer } },
        approved,
      );
    const upheld: CreditEvent = { type: 'credit.AppealDecided', data: { ...decided, outcome: 'refused' } };
    given(claimed, refusedIt, appealed)
      .when({ ...answer, outcome: 'refused' })
      .then(upheld);
    given(claimed, refusedIt, appealed, upheld)
      .when({ type: 'Approve', capacity: 'employer' }, district)
      .thenRefused('denied_by_other');
  });

  test('does not answer an act with other details as if it had been carried out', () => {
    const attested: CreditEvent = { type: 'credit.Attested', data: { by: 'ada', on: TODAY } };
    const report = { type: 'ReportByProvider', provider: 'Knox County' } as const;
    const reported: CreditEvent = {
      type: 'credit.ProviderReported',
      data: { provider: 'Knox County', on: TODAY },
    };
    const deny = { type: 'Deny', capacity: 'agency', because: 'Not on teaching.' } as const;
    given(claimed, attested)
      .when({ type: 'Attest', on: '2024-06-14' }, LEARNER)
      .thenRefused('already_attested');
    given(claimed).when(report).then(reported);
    given(claimed, reported)
      .when({ ...report, on: TODAY })
      .thenNothing();
    given(claimed, reported)
      .when({ ...report, provider: 'Blount County' })
      .thenRefused('already_reported');
    given(claimed)
      .when({ ...report, provider: '\u200b' })
      .thenRefused('provider');
    given(claimed, approved)
      .when({ type: 'Approve', capacity: 'agency', on: '2024-06-14' })
      .thenRefused('already_approved');
    given(claimed, denied)
      .when({ ...deny, reason: 'unrelated' })
      .thenNothing();
    given(claimed, denied)
      .when({ ...deny, reason: 'duplicate' })
      .thenRefused('already_denied');
  });

  test('is vouched for by nobody before it was completed, nor from a day to come', () => {
    given(claimed)
      .when({ type: 'Approve', capacity: 'agency', on: '2024-05-01' })
      .thenRefused('before_completion');
    given(claimed).when({ type: 'Approve', capacity: 'agency', on: '2024-06-16' }).thenRefused('future_day');
  });

  test('once withdrawn stays so', () => {
    given(claimed).when({ type: 'Withdraw', because: 'Entered twice.' }, LEARNER).then(withdrawn);
    given(claimed, withdrawn).when({ type: 'Withdraw', because: 'Entered twice.' }, LEARNER).thenNothing();
    given(claimed, withdrawn).when({ type: 'Approve', capacity: 'agency' }).thenRefused('withdrawn');
  });

  test('that was never claimed is not found', () => {
    given().when({ type: 'Approve', capacity: 'agency' }).thenRefused('not_found');
  });
});
