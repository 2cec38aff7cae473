import { describe, expect, test } from '@jest/globals';
import { emptyLedger, imported } from './import-support.ts';
import { csvOf, GOOD } from './rows-support.ts';

describe('the same content under another name', () => {
  test('is the same import, and is walked through again when a row was refused', async () => {
    const ledger = emptyLedger();
    const text = csvOf([GOOD.licenses, { ...GOOD.licenses, dateOfExpiration: '2023-02-29' }]);
    const first = await imported(ledger, text, 'first.csv');
    const head = await ledger.log.head();
    const again = await imported(ledger, text, 'second.csv');
    expect(again).toMatchObject({ importId: first.importId, rows: 2, accepted: 1, refused: 1 });
    expect(await ledger.log.head()).toBe(head);
  });
});
