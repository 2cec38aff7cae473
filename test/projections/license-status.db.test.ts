import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { licenseStatus } from '../../projections/license_status/projection.ts';
import { decisionThatIs } from '../domain/decision.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { ADA, LICENSE, PERIOD, sampleLife } from '../support/sample-life.ts';
import { onlyRow } from './rows.ts';

let current: TestLedger;
let life: ReturnType<typeof sampleLife>;

beforeEach(async () => {
  current = await freshLedger();
  life = sampleLife(current.jurist);
  await life.register();
  await life.issue();
});
afterEach(() => current.close());

const row = () => onlyRow(current, licenseStatus);

describe('license status', () => {
  test('has a row for a license that was issued', async () => {
    expect(await row()).toMatchObject({
      ...{ license: LICENSE, educator: ADA, state: 'TN', number: '1234567', class: 'professional' },
      ...{ fields: ['Mathematics 6-12'], valid_from: '2018-09-01', expires_on: '2024-08-31' },
      ...{ applied_period: null, renewal: null },
    });
  });

  test('finds the holder by their exact name, of which it keeps no letter', async () => {
    await row();
    const hash = current.jurist.ledger.vault.lookupHash('ada  LOVELACE');
    const { rows } = await current.pool.query<{ educator: string }>(
      'SELECT * FROM read_models.license_holder WHERE name_hash = $1',
      [hash],
    );
    expect(rows).toMatchObject([{ educator: ADA, state: 'TN', name_hash: hash }]);
    // A hash may have the letters of the short name by chance, and no word of it.
    expect(JSON.stringify(rows)).not.toMatch(/\bada\b|lovelace/i);
  });

  test('says for which period an application awaits its answer', async () => {
    await life.license({ type: 'ApplyForRenewal', period: PERIOD, opensOn: null });
    expect(await row()).toMatchObject({ applied_period: PERIOD, applied_on: '2024-06-15' });
  });

  test('is valid on without a gap when renewed before its end, and says where the decision is kept', async () => {
    await life.license({ type: 'ApplyForRenewal', period: PERIOD, opensOn: null });
    const { revision } = await life.license({
      ...{ type: 'Renew', period: PERIOD, decision: decisionThatIs('met', PERIOD) },
      ...{ validFrom: '2024-09-01', expiresOn: '2030-08-31' },
    });
    expect(await row()).toMatchObject({
      ...{ valid_from: '2018-09-01', expires_on: '2030-08-31', applied_period: null },
      ...{ renewal: `${LICENSE}@${revision}`, renewed_on: '2024-06-15' },
    });
  });

  test('is valid anew from the first day of its term when renewed after a gap', async () => {
    await life.license({ type: 'ApplyForRenewal', period: PERIOD, opensOn: null });
    await life.license({
      ...{ type: 'Renew', period: PERIOD, decision: decisionThatIs('met', PERIOD) },
      ...{ validFrom: '2024-12-01', expiresOn: '2030-08-31' },
    });
    expect(await row()).toMatchObject({ valid_from: '2024-12-01', expires_on: '2030-08-31' });
  });

  test('has no row any more for a license that was taken back, nor a holder for a registration', async () => {
    const { ledger } = current.jurist;
    const [issued] = await ledger.log.readStream(LICENSE);
    const because = 'The file of another state.';
    await life.license({ type: 'TakeBack', eventId: issued?.id ?? '', because });
    expect(await row()).toBeUndefined();
    const [registered] = await ledger.log.readStream(`educator-${ADA}`);
    await life.educator({ type: 'TakeBack', eventId: registered?.id ?? '', because });
    await row();
    const { rows } = await current.pool.query('SELECT * FROM read_models.license_holder');
    expect(rows).toEqual([]);
    await life.issue();
    expect(await row()).toMatchObject({ license: LICENSE });
  });

  test('awaits nothing after a denial', async () => {
    await life.license({ type: 'ApplyForRenewal', period: PERIOD, opensOn: null });
    const decision = decisionThatIs('not_met', PERIOD);
    await life.license({ type: 'DenyRenewal', period: PERIOD, decision, because: 'Six points are missing.' });
    expect(await row()).toMatchObject({ applied_period: null, expires_on: '2024-08-31', renewal: null });
  });
});
