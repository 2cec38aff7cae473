import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { licensureHours } from '../../projections/licensure_hours/projection.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { ADA, sampleLife } from '../support/sample-life.ts';
import { onlyRow } from './rows.ts';

let current: TestLedger;
let life: ReturnType<typeof sampleLife>;

beforeEach(async () => {
  current = await freshLedger();
  life = sampleLife(current.jurist);
  await life.register();
});
afterEach(() => current.close());

const row = () => onlyRow(current, licensureHours);

describe('licensure hours', () => {
  test('has a row for a claim, as it was claimed', async () => {
    const { events } = await life.claim('a', '7.5');
    expect(await row()).toMatchObject({
      ...{ event_id: events[0], educator: ADA, state: 'TN', source: 'credit-a', kind: 'workshop' },
      ...{ title: 'Reading for meaning', quantity: '7.50', unit: 'clock_hour', score: null },
      ...{ provider: 'Knox County', completed_on: '2024-05-02', approved_on: null, denied_on: null },
    });
  });

  test('says on what day the claim was attested, reported and approved', async () => {
    await life.claim('a');
    await life.credit('a', { type: 'Attest', on: '2024-05-03' });
    expect(await row()).toMatchObject({ attested_on: '2024-05-03' });
    await life.credit('a', { type: 'ReportByProvider', provider: 'Knox County', on: '2024-05-04' });
    expect(await row()).toMatchObject({ reported_on: '2024-05-04' });
    await life.credit('a', { type: 'Approve', capacity: 'agency', on: '2024-05-05' });
    expect(await row()).toMatchObject({ approved_on: '2024-05-05', approved_as: 'agency' });
  });

  test('says on what day the claim was denied and why', async () => {
    await life.claim('a');
    const because = 'Entered twice.';
    await life.credit('a', { type: 'Deny', capacity: 'agency', reason: 'duplicate', because });
    expect(await row()).toMatchObject({
      ...{ denied_on: '2024-06-15', denied_as: 'agency', denial_reason: 'duplicate' },
    });
  });

  test('says on what day the claim was withdrawn', async () => {
    await life.claim('a');
    await life.credit('a', { type: 'Withdraw', because: 'A slip.' });
    expect(await row()).toMatchObject({ withdrawn_on: '2024-06-15' });
  });

  test('has a row for an evaluation, on the last day of its school year', async () => {
    await life.rate('2022-23', '5');
    expect(await row()).toMatchObject({
      ...{ educator: ADA, kind: 'evaluation', title: 'Evaluation 2022-23', score: '5' },
      ...{ quantity: null, unit: null, provider: 'Knox County', completed_on: '2023-06-30' },
    });
  });

  test('has a row for a certificate of a board', async () => {
    const days = { on: '2021-12-01', until: '2026-12-01' };
    await life.educator({ type: 'CertifyByBoard', board: 'National Board', kind: 'initial', ...days });
    expect(await row()).toMatchObject({
      ...{ kind: 'board_initial', title: 'National Board', completed_on: '2021-12-01' },
    });
  });

  test('shows what was retracted no more, until the retraction is taken back', async () => {
    const { events } = await life.rate('2022-23', '5');
    expect(await row()).toMatchObject({ retracted_by: null });
    const taken = await life.educator({
      ...{ type: 'Retract', eventId: events[0] ?? '', because: 'Another person.' },
    });
    expect(await row()).toMatchObject({ retracted_by: taken.events[0] });
    await life.educator({ type: 'TakeBack', eventId: taken.events[0] ?? '', because: 'It was right.' });
    expect(await row()).toMatchObject({ retracted_by: null, score: '5' });
  });

  test('empties an act that was taken back, and keeps the rest', async () => {
    await life.claim('a');
    const { events } = await life.credit('a', { type: 'Attest', on: '2024-05-03' });
    await life.credit('a', { type: 'Approve', capacity: 'agency', on: '2024-05-05' });
    await life.credit('a', { type: 'TakeBack', eventId: events[0] ?? '', because: 'The wrong file.' });
    expect(await row()).toMatchObject({ attested_on: null, approved_on: '2024-05-05', retracted_by: null });
  });
});
