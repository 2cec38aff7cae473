import { beforeEach, describe, expect, test } from '@jest/globals';
import { type Ledger, readStream } from '../../src/app/log/ledger.ts';
import { emptyLedger, importedRows, receiptsOf } from './import-support.ts';
import { factsNow, undone } from './undo-support.ts';

const ADA = 'TN-100001';

let ledger: Ledger;
beforeEach(async () => {
  ledger = emptyLedger();
  await importedRows(ledger, 'licenses', [{}]);
});

const outcomes = async (summary: Parameters<typeof receiptsOf>[0]) =>
  (await receiptsOf(summary)).map(({ outcome, code }) => [outcome, code]);

const streamOf = async (summary: Parameters<typeof receiptsOf>[0]) =>
  (await receiptsOf(summary))[0]?.['recorded']?.split('@')[0] ?? '';

describe('a row with an external id that stands for other content', () => {
  test('corrects an activity, and no decision upon the old content carries over', async () => {
    await importedRows(ledger, 'activities', [{}]);
    const undecided = { hours: '5', approvedBy: '', approvedOn: '', capacity: '' };
    const summary = await importedRows(ledger, 'activities', [undecided]);
    expect(summary).toMatchObject({ accepted: 1, refused: 0, corrected: 1 });
    expect(await outcomes(summary)).toEqual([['corrected', 'corrected']]);
    const events = await readStream(ledger, await streamOf(summary));
    expect(events.map(({ type }) => type)).toEqual([
      ...['credit.Claimed', 'credit.Approved', 'credit.Retracted', 'credit.Claimed'],
    ]);
    expect((await receiptsOf(summary))[0]?.['events']).toBe(
      events
        .slice(2)
        .map(({ eventId }) => eventId)
        .join(';'),
    );
    const facts = JSON.stringify(await factsNow(ledger, ADA));
    expect(facts).toContain('"quantity":500');
    expect(facts).not.toContain('approvedOn');
  });

  test.each([
    ['evaluations', { externalId: 'E-1', score: '3' }, { externalId: 'E-1', score: '4' }, '"score":"4"'],
    ['service', { externalId: 'S-1' }, { externalId: 'S-1', days: '90' }, '"days":90'],
    [
      'boards',
      { externalId: 'B-1' },
      { externalId: 'B-1', validUntil: '2026-01-01' },
      '"until":"2026-01-01"',
    ],
    ['degrees', {}, { level: 'doctorate' }, '"level":"doctorate"'],
  ] as const)('corrects %s', async (kind, before, after, fact) => {
    await importedRows(ledger, kind, [before]);
    const first = await factsNow(ledger, ADA);
    const correction = await importedRows(ledger, kind, [after]);
    expect(await outcomes(correction)).toEqual([['corrected', 'corrected']]);
    const corrected = await factsNow(ledger, ADA);
    expect(JSON.stringify(corrected)).toContain(fact);
    expect(corrected).not.toEqual(first);
    // A correction that is undone leaves what stood before it.
    await undone(ledger, correction.importId);
    expect(await factsNow(ledger, ADA)).toEqual(first);
  });

  test('does not go back by a late file with the older content, and the receipt says so', async () => {
    await importedRows(ledger, 'evaluations', [{ externalId: 'E-1', score: '3' }]);
    await importedRows(ledger, 'evaluations', [{ externalId: 'E-1', score: '4' }]);
    const late = await importedRows(ledger, 'evaluations', [
      { externalId: 'E-1', score: '3' },
      { externalId: 'E-2', schoolYear: '2022-23' },
    ]);
    expect(await outcomes(late)).toEqual([
      ['refused', 'superseded'],
      ['accepted', ''],
    ]);
    expect(JSON.stringify(await factsNow(ledger, ADA))).not.toContain('"score":"3"');
  });

  test('is refused within one file, where nobody knows which row is right', async () => {
    const twice = await importedRows(ledger, 'evaluations', [
      { externalId: 'E-1', score: '3' },
      { externalId: 'E-1', score: '4' },
    ]);
    expect(await outcomes(twice)).toEqual([
      ['accepted', ''],
      ['refused', 'external_id_reused'],
    ]);
  });

  test('is not undone with the import that it corrected', async () => {
    const first = await importedRows(ledger, 'evaluations', [{ externalId: 'E-1', score: '3' }]);
    await importedRows(ledger, 'evaluations', [{ externalId: 'E-1', score: '4' }]);
    const corrected = await factsNow(ledger, ADA);
    expect(await undone(ledger, first.importId)).toMatchObject({ retracted: 0, kept: 1 });
    expect(await factsNow(ledger, ADA)).toEqual(corrected);
  });
});

describe('the roster of a provider', () => {
  test('makes a claim of each attendance, reported by the provider', async () => {
    const summary = await importedRows(ledger, 'rosters', [
      {},
      { externalId: 'R-2', educatorId: '', licenseNumber: '000123', date: '2023-02-12' },
      { externalId: 'R-3', status: 'absent' },
      { externalId: 'R-4', educatorId: 'TN-100009' },
    ]);
    expect(await outcomes(summary)).toEqual([
      ['accepted', ''],
      ['accepted', ''],
      ['accepted', 'not_completed'],
      ['refused', 'educator_unknown'],
    ]);
    expect(await readStream(ledger, await streamOf(summary))).toMatchObject([
      { type: 'credit.Claimed', data: { title: 'Fractions in depth', quantity: '6', externalId: 'R-1' } },
      { type: 'credit.ProviderReported', data: { provider: 'tn-academy', on: '2023-02-20' } },
    ]);
  });

  const claimedBefore = {
    ...{ title: 'Fractions  in Depth', dateCompleted: '2023-02-11', hours: '6', externalId: 'A-9' },
    ...{ approvedBy: '', approvedOn: '', capacity: '' },
  };

  test('confirms what the educator claimed already, and adds no second claim', async () => {
    const claim = await importedRows(ledger, 'activities', [claimedBefore]);
    const summary = await importedRows(ledger, 'rosters', [{}]);
    expect(await streamOf(summary)).toBe(await streamOf(claim));
    const claims = await ledger.log.readAll(0, 100, { types: ['credit.Claimed'] });
    expect(claims).toHaveLength(1);
    expect(await outcomes(await importedRows(ledger, 'rosters', [{ assessed: '' }]))).toEqual([
      ['accepted', ''],
    ]);
    expect(await ledger.log.readAll(0, 100, { types: ['credit.ProviderReported'] })).toHaveLength(1);
  });

  test('takes its confirmation back when it says otherwise later, and all of it when nobody completed', async () => {
    await importedRows(ledger, 'activities', [claimedBefore]);
    const unconfirmed = await factsNow(ledger, ADA);
    await importedRows(ledger, 'rosters', [{}]);
    const shorter = await importedRows(ledger, 'rosters', [{ hours: '3' }]);
    expect(await outcomes(shorter)).toEqual([['corrected', 'corrected']]);
    const facts = JSON.stringify(await factsNow(ledger, ADA));
    expect(facts.match(/providerReportedOn/g)).toHaveLength(1);
    expect(facts).toContain('"quantity":300');

    const absent = await importedRows(ledger, 'rosters', [{ status: 'absent' }]);
    expect(await outcomes(absent)).toEqual([['corrected', 'corrected']]);
    expect(await factsNow(ledger, ADA)).toEqual(unconfirmed);
    await undone(ledger, absent.importId);
    expect(JSON.stringify(await factsNow(ledger, ADA))).toContain('"quantity":300');
  });
});
