import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { importFile } from '../../src/app/import/import-file.ts';
import { importFiles } from '../../src/app/import/import-files.ts';
import { SILENT } from '../../src/app/import/progress.ts';
import { type Ledger, readStream } from '../../src/app/log/ledger.ts';
import { LogGone } from '../../src/infra/log/log-gone.ts';
import { readPolicyFiles } from '../../src/infra/policies/policy-files.ts';
import { publishFiles } from '../../src/infra/policies/publish-files.ts';
import { projectRoot } from '../../src/infra/project-root.ts';
import { emptyLedger, imported, importedRows, receiptsOf, wholeLog, writeCsv } from './import-support.ts';
import { csvOf, GOOD } from './rows-support.ts';

let ledger: Ledger;
beforeEach(() => {
  ledger = emptyLedger();
});

const titled = (externalId: string, hours = '3') => ({ externalId, hours });

describe('an import', () => {
  test('records every good row, in the order of the file, and gives each a receipt with its events', async () => {
    await importedRows(ledger, 'licenses', [{}]);
    const summary = await importedRows(ledger, 'activities', [titled('A-1'), titled('A-2')]);
    expect(summary).toMatchObject({ kind: 'activities', rows: 2, accepted: 2, refused: 0, repeated: false });

    const receipts = await receiptsOf(summary);
    expect(receipts).toMatchObject([
      { row: '1', line: '2', outcome: 'accepted', column: '', code: '' },
      { row: '2', line: '3', outcome: 'accepted' },
    ]);
    const [stream = ''] = receipts[0]?.['recorded']?.split('@') ?? [];
    const events = await readStream(ledger, stream);
    expect(events.map(({ type }) => type)).toEqual(['credit.Claimed', 'credit.Approved']);
    expect(receipts[0]?.['events']).toBe(events.map(({ eventId }) => eventId).join(';'));
    for (const { metadata } of events) {
      expect(metadata).toMatchObject({ importId: summary.importId, educator: 'TN-100001', state: 'TN' });
    }
  });

  test('keeps its own history: begun, each refused row, completed', async () => {
    const { importId } = await importedRows(ledger, 'licenses', [{}, { licenseNumber: '2', state: 'XX' }]);
    const events = await readStream(ledger, `import-${importId}`);
    expect(events).toMatchObject([
      { type: 'import.Started', data: { kind: 'licenses', file: 'licenses.csv' } },
      { type: 'import.RowRefused', data: { row: 2, column: 'state', code: 'state_unknown' } },
      { type: 'import.Completed', data: { rows: 2, accepted: 1, refused: 1 } },
    ]);
  });

  test('of the same file again adds nothing and says so, under whatever name', async () => {
    const text = csvOf([GOOD.licenses]);
    const first = await imported(ledger, text);
    const head = await ledger.log.head();
    const again = await imported(ledger, text, 'renamed.csv');
    expect(again).toMatchObject({ importId: first.importId, rows: 1, accepted: 1, repeated: true });
    expect(await ledger.log.head()).toBe(head);
  });

  test('goes on in the name of who began it, whoever asks for it, and under whatever name', async () => {
    const text = csvOf([GOOD.licenses, { ...GOOD.licenses, state: 'XX' }]);
    const first = await imported(ledger, text, 'licenses.csv', 'example-agency');
    const receipts = await receiptsOf(first);
    const head = await ledger.log.head();
    for (const name of ['licenses.csv', 'renamed.csv']) {
      const again = await imported(ledger, text, name, 'import');
      expect(again).toMatchObject({ importId: first.importId, accepted: 1, refused: 1 });
      expect(await receiptsOf(again)).toEqual(receipts);
    }
    expect(await ledger.log.head()).toBe(head);
  });

  test('of rows that another file brought already adds nothing but its own history', async () => {
    await importedRows(ledger, 'licenses', [{}]);
    await importedRows(ledger, 'activities', [titled('A-1', '3')]);
    const before = await ledger.log.head();
    const summary = await importedRows(ledger, 'activities', [titled('A-1', '3.00')]);
    expect(summary).toMatchObject({ accepted: 1, refused: 0, repeated: false });
    expect((await ledger.log.head()) - before).toBe(2);
  });

  test('is not stopped by bad rows among good ones', async () => {
    await importedRows(ledger, 'licenses', [{}]);
    const text = csvOf([
      { ...GOOD.activities, ...titled('A-1') },
      { ...GOOD.activities, ...titled('A-2', '-1') },
      { ...GOOD.activities, ...titled('A-3'), title: '"broken' },
      { ...GOOD.activities, ...titled('A-4') },
      { ...GOOD.activities, ...titled('A-5'), title: 'one,two' },
      { ...GOOD.activities, ...titled('A-6'), dateCompleted: '2023-02-29' },
      { ...GOOD.activities, ...titled('A-7') },
    ]);
    const summary = await imported(ledger, text);
    expect(summary).toMatchObject({ rows: 7, accepted: 3, refused: 4 });
    expect(
      (await receiptsOf(summary)).map(({ row, outcome, column, value, code }) => [
        row,
        outcome,
        column,
        value,
        code,
      ]),
    ).toEqual([
      ['1', 'accepted', '', '', ''],
      ['2', 'refused', 'hours', "'-1", 'amount_negative'],
      ['3', 'refused', 'row', '', 'quotes'],
      ['4', 'accepted', '', '', ''],
      ['5', 'refused', 'row', '', 'cells'],
      ['6', 'refused', 'dateCompleted', '2023-02-29', 'day'],
      ['7', 'accepted', '', '', ''],
    ]);
  });

  test('refuses a unit that no rule of the state reads, and goes on with what it recorded before there were rules', async () => {
    await importedRows(ledger, 'licenses', [{}]);
    const odd = { ...titled('A-1'), unitType: 'furlong' };
    expect(await importedRows(ledger, 'activities', [odd])).toMatchObject({ accepted: 1 });
    const files = await readPolicyFiles(join(projectRoot, 'policies'));
    const law = files.filter(({ policy }) => policy.state === 'TN' && policy.strand === 'recertification');
    await publishFiles({ ledger, compiled: new Map() }, law, 'admin');
    const summary = await importedRows(ledger, 'activities', [
      odd,
      { ...titled('A-2'), unitType: 'furlong' },
      titled('A-3'),
    ]);
    expect(summary).toMatchObject({ accepted: 2, refused: 1 });
    expect(await receiptsOf(summary)).toMatchObject([
      { outcome: 'accepted' },
      {
        ...{ outcome: 'refused', column: 'unitType', value: 'furlong', code: 'unit_unknown' },
        remedy: 'No rule of TN reads this unit. It reads ceu, clock_hour, micro_credential, semester_hour.',
      },
      { outcome: 'accepted' },
    ]);
    const rostered = await importedRows(ledger, 'rosters', [{ unit: 'furlong' }]);
    expect(await receiptsOf(rostered)).toMatchObject([{ column: 'unit', code: 'unit_unknown' }]);
  });

  test('refuses an external id with other content, and records the first only', async () => {
    await importedRows(ledger, 'licenses', [{}]);
    const summary = await importedRows(ledger, 'activities', [titled('A-1', '3'), titled('A-1', '4')]);
    expect((await receiptsOf(summary))[1]).toMatchObject({
      outcome: 'refused',
      column: 'externalId',
      value: 'A-1',
      code: 'external_id_reused',
    });
    expect(await wholeLog(ledger)).not.toContain('\\"quantity\\":\\"4\\"');
  });

  test('accepts an act that a later file adds to an activity', async () => {
    await importedRows(ledger, 'licenses', [{}]);
    const undecided = { approvedBy: '', approvedOn: '', capacity: '' };
    await importedRows(ledger, 'activities', [undecided]);
    const summary = await importedRows(ledger, 'activities', [{}]);
    const [stream = ''] = (await receiptsOf(summary))[0]?.['recorded']?.split('@') ?? [];
    expect((await readStream(ledger, stream)).map(({ type }) => type)).toEqual([
      'credit.Claimed',
      'credit.Approved',
    ]);
  });

  test('walks again through a file with refused rows, which may have what they lacked by now', async () => {
    const text = csvOf([GOOD.activities]);
    const early = await imported(ledger, text);
    expect(await receiptsOf(early)).toMatchObject([{ code: 'educator_unknown', column: 'educatorId' }]);
    await importedRows(ledger, 'licenses', [{}]);
    expect(await imported(ledger, text)).toMatchObject({ accepted: 1, refused: 0, repeated: false });
  });

  test('finds the educator by license number and state', async () => {
    await importedRows(ledger, 'licenses', [{}]);
    const summary = await importedRows(ledger, 'activities', [
      { externalId: 'A-1', educatorId: '', licenseNumber: '000123' },
      { externalId: 'A-2', educatorId: '', licenseNumber: '999999' },
      { externalId: 'A-3', educatorId: 'TN-100002', licenseNumber: '000123' },
    ]);
    const receipts = await receiptsOf(summary);
    expect(receipts.map(({ code }) => code)).toEqual(['', 'license_unknown', 'license_of_another']);
    const [stream = ''] = receipts[0]?.['recorded']?.split('@') ?? [];
    expect((await readStream(ledger, stream))[0]).toMatchObject({ data: { educator: 'TN-100001' } });
  });

  test('refuses a license number that another educator holds, and other details of a known person', async () => {
    const summary = await importedRows(ledger, 'licenses', [
      {},
      { educatorId: 'TN-100002' },
      { licenseNumber: '000124', familyName: 'Otherwise' },
    ]);
    expect((await receiptsOf(summary)).map(({ column, code }) => [column, code])).toEqual([
      ['', ''],
      ['licenseNumber', 'license_number_taken'],
      ['educatorId', 'educator_differs'],
    ]);
  });

  test('keeps the rows of one educator in order and those of many apart', async () => {
    const people = Array.from({ length: 30 }, (_, n) => `TN-${n + 1}`);
    await importedRows(
      ledger,
      'licenses',
      people.map((educatorId, n) => ({ educatorId, licenseNumber: `${n + 1}` })),
    );
    const years = ['2018-19', '2019-20', '2020-21', '2021-22'];
    const summary = await importedRows(
      ledger,
      'evaluations',
      years.flatMap((schoolYear) => people.map((educatorId) => ({ educatorId, schoolYear }))),
    );
    expect(summary).toMatchObject({ rows: 120, accepted: 120 });
    for (const educator of people) {
      const [, ...rated] = await readStream(ledger, `educator-${educator}`);
      expect(rated.map(({ data }) => ('schoolYear' in data ? data.schoolYear : ''))).toEqual(years);
    }
  });

  test('stops between two rows when it is asked to, and goes on later without doubling one', async () => {
    const rows = Array.from({ length: 700 }, (_, n) => ({
      ...GOOD.licenses,
      educatorId: `TN-${n + 1}`,
      licenseNumber: `${n + 1}`,
    }));
    const path = await writeCsv(csvOf(rows));
    const stopping = new AbortController();
    let seen = 0;
    const progress = {
      ...SILENT,
      row: () => {
        seen += 1;
        if (seen === 20) stopping.abort();
      },
    };
    const first = importFile(ledger, { path, actor: 'test', progress, signal: stopping.signal });
    await expect(first).resolves.toMatchObject({ refused: 'interrupted' });
    const between = await ledger.log.head();
    expect(between).toBeLessThan(2100);
    await expect(importFile(ledger, { path, actor: 'test', progress: SILENT })).resolves.toMatchObject({
      rows: 700,
      accepted: 700,
      repeated: false,
    });
    // Register, Issue and ApprovePlan for each, and the import's own beginning and end.
    expect(await ledger.log.head()).toBe(2102);
  });

  test.each([
    ['before', 4],
    ['before', 30],
    ['after', 5],
    ['after', 31],
  ])('that a log left alone %s it wrote append %i goes on later without doubling one', async (when, last) => {
    const rows = Array.from({ length: 20 }, (_, n) => ({
      educatorId: `TN-${n + 1}`,
      licenseNumber: `${n + 1}`,
    }));
    const text = csvOf(rows.map((row) => ({ ...GOOD.licenses, ...row })));
    let appended = 0;
    const append: typeof ledger.log.append = async (...asked) => {
      appended += 1;
      if (appended > last || (appended === last && when === 'before')) throw new LogGone('Nobody answers.');
      const answer = await ledger.log.append(...asked);
      if (appended === last) throw new LogGone('Nobody answers.');
      return answer;
    };
    await expect(imported({ ...ledger, log: { ...ledger.log, append } }, text)).rejects.toThrow('Nobody');
    expect(await ledger.log.head()).toBeLessThan(62);
    expect(await imported(ledger, text)).toMatchObject({ rows: 20, accepted: 20, refused: 0 });
    // Register, Issue and ApprovePlan for each, and the import's own beginning and end.
    expect(await ledger.log.head()).toBe(62);
  });

  test('refuses a file with a bad header whole and leaves no trace', async () => {
    const path = await writeCsv('educatorId,state,schoolYear,employer,score,color\n');
    await expect(importFile(ledger, { path, actor: 'test', progress: SILENT })).resolves.toMatchObject({
      refused: 'header',
    });
    expect(await ledger.log.head()).toBe(0);
  });

  test('of several files takes licenses first, whatever the order they are given in', async () => {
    const activities = await writeCsv(csvOf([GOOD.activities]));
    const licenses = await writeCsv(csvOf([GOOD.licenses]));
    const bad = await writeCsv('a,b\n');
    const answers = [];
    const settings = { actor: 'test', progress: SILENT };
    for await (const { answer } of importFiles(ledger, [bad, activities, licenses], settings))
      answers.push(answer);
    expect(answers).toMatchObject([
      { kind: 'licenses', accepted: 1 },
      { kind: 'activities', accepted: 1 },
      { refused: 'kind_unknown' },
    ]);
  });
});
