import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { auditTrail } from '../../projections/audit_trail/projection.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { ADA, sampleLife } from '../support/sample-life.ts';
import { onlyRow } from './rows.ts';

let current: TestLedger;

beforeEach(async () => {
  current = await freshLedger();
});
afterEach(() => current.close());

describe('the audit trail', () => {
  test('has each event with who caused it, when it was recorded, and its exact text', async () => {
    await sampleLife(current.jurist).register();
    const [stored] = await current.jurist.ledger.log.readStream(`educator-${ADA}`);
    const row = await onlyRow(current, auditTrail);
    expect(row).toMatchObject({
      ...{ ordinal: 1, event_id: stored?.id, stream: `educator-${ADA}`, revision: 0 },
      ...{ type: 'educator.Registered', actor: 'agency:tn', state: 'TN', educator: ADA },
      ...{ data: stored?.data, hash: stored?.hash },
    });
    expect(row?.['recorded_at']).toEqual(new Date(stored?.recordedAt ?? 0));
  });

  test('shows nothing of a person in clear', async () => {
    await sampleLife(current.jurist).register();
    expect(JSON.stringify(await onlyRow(current, auditTrail))).not.toMatch(/Lovelace|987654320/);
  });
});
