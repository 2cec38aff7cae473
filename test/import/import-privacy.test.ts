import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Ledger } from '../../src/app/log/ledger.ts';
import { emptyLedger, importedRows, wholeLog } from './import-support.ts';

let ledger: Ledger;
beforeEach(() => {
  ledger = emptyLedger();
});

describe('what an import shows', () => {
  test('shows what a formula is without letting a spreadsheet run it', async () => {
    await importedRows(ledger, 'licenses', [{}]);
    const formula = '=HYPERLINK(1)';
    const summary = await importedRows(ledger, 'activities', [
      { externalId: 'A-1', title: '=cmd|calc' },
      { externalId: 'A-2', unitType: formula },
    ]);
    const text = await readFile(summary.receipts, 'utf8');
    expect(text).toContain(`'${formula}`);
    expect(text).not.toContain(`,${formula}`);
    expect(await wholeLog(ledger)).toContain('=cmd|calc');
  });

  test('writes no name, number or birth date of a person into receipts or log', async () => {
    const shifted = { licenseNumber: '900-00-7777', licenseType: 'Zzyzxworth', educatorId: 'TN-3' };
    const summary = await importedRows(ledger, 'licenses', [
      { givenName: 'Zzyzxworth', familyName: 'Zzyzxworth', ssn: '900009876', dateOfBirth: '1971-03-04' },
      { educatorId: 'TN-2', ssn: '900-00-98', familyName: 'Zzyzxworth' },
      { educatorId: 'TN-2', dateOfBirth: '4 March 1971', emailAddress: 'zzyzxworth@example.org' },
      { educatorId: 'TN-2', state: '900-00-9876' },
      shifted,
    ]);
    expect(summary).toMatchObject({ accepted: 1, refused: 4 });
    const receipts = await readFile(summary.receipts, 'utf8');
    const log = await wholeLog(ledger);
    for (const text of [receipts, log]) {
      expect(text).not.toMatch(/900-?00-?98|900-?00-?7777|1971|zzyzxworth@/i);
    }
    expect(log).not.toMatch(/zzyzxworth/i);
  });
});
