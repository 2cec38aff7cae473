import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { asGiven, execute } from '../../src/app/executing/execute.ts';
import { derivedId } from '../../src/app/executing/ids.ts';
import { importFile } from '../../src/app/import/import-file.ts';
import { PLAIN_KINDS } from '../../src/app/import/plain-columns.ts';
import { SILENT } from '../../src/app/import/progress.ts';
import { carryOutUndo } from '../../src/app/import/undo/carry-out-undo.ts';
import { importNamed } from '../../src/app/import/undo/import-named.ts';
import { previewUndo } from '../../src/app/import/undo/preview-undo.ts';
import type { UndoLine } from '../../src/app/import/undo/undo-lines.ts';
import type { EventLog } from '../../src/app/log/event-log.ts';
import { type Ledger, readStream } from '../../src/app/log/ledger.ts';
import { credit, type CreditCommand } from '../../src/domain/credit/index.ts';
import { isRefusal } from '../../src/domain/decider.ts';
import type { CreditAnswer, NodeAnswer } from '../../src/domain/decision.ts';
import { license, type LicenseCommand } from '../../src/domain/license/index.ts';
import { decisionThatIs } from '../domain/decision.ts';
import { emptyLedger, imported, importedRows, receiptsOf, writeCsv } from './import-support.ts';
import { csvOf, GOOD } from './rows-support.ts';
import { asked, factsNow, previewed, undone } from './undo-support.ts';

const ADA = 'TN-100001';
const LICENSE = 'license-TN-000123';
const creditOf = (externalId: string) => `credit-${derivedId('credit', 'TN', 'external', externalId)}`;

let ledger: Ledger;
beforeEach(() => {
  ledger = emptyLedger();
});

let commands = 0;
function told(command: CreditCommand, externalId = 'A-1') {
  commands += 1;
  const request = { commandId: `told-${commands}`, actor: 'district' };
  return execute(ledger, credit, { stream: creditOf(externalId) }, asGiven(command), request);
}

function decided(command: LicenseCommand) {
  commands += 1;
  const request = { commandId: `told-${commands}`, actor: 'agency' };
  return execute(ledger, license, { stream: LICENSE }, asGiven(command), request);
}

/** A renewal whose stored decision counted that credit. */
async function renewedWith(externalId: string): Promise<void> {
  const period = 'period-TN-000123-2018-09-01';
  await decided({ type: 'ApplyForRenewal', period, opensOn: null });
  const events = (await readStream(ledger, creditOf(externalId))).map(({ eventId }) => eventId);
  const counted: CreditAnswer = {
    ...{ source: creditOf(externalId), title: 'Number sense', claimed: '3 clock_hour', worth: '3' },
    ...{ completedOn: '2022-10-08', verdict: 'counted', counted: '3', reasons: [] },
    ...{ restsOn: 'approval', events, where: [{ node: 'hours', amount: '3', again: false }] },
  };
  const requirement: NodeAnswer = {
    ...{ id: 'hours', kind: 'amount', outcome: 'met', asks: 'Hours.', required: '3', counted: '3' },
    ...{ cites: [], codes: [], events: [], missing: [], children: [] },
  };
  const decision = { ...decisionThatIs('met', period), requirement, credits: [counted] };
  const term = { validFrom: '2024-09-01', expiresOn: '2030-08-31' };
  const answer = await decided({ type: 'Renew', period, decision, ...term });
  if (isRefusal(answer)) throw new Error(answer.because);
}

const activity = (externalId: string, changes = {}) => ({ externalId, ...changes });

describe('undoing an import', () => {
  test('leaves the facts as they were without it, and imported again they are as with it', async () => {
    await importedRows(ledger, 'licenses', [{}]);
    const before = await factsNow(ledger, ADA);
    const file = csvOf([
      { ...GOOD.activities, ...activity('A-1') },
      { ...GOOD.activities, ...activity('A-2') },
    ]);
    const { importId } = await imported(ledger, file);
    const withIt = await factsNow(ledger, ADA);
    expect(withIt).not.toEqual(before);

    expect(await undone(ledger, importId)).toMatchObject({ retracted: 4, kept: 0, repeated: false });
    expect(await factsNow(ledger, ADA)).toEqual(before);

    const again = await imported(ledger, file);
    expect(again).toMatchObject({ accepted: 2, refused: 0, repeated: false });
    expect(again.importId).not.toBe(importId);
    expect(await factsNow(ledger, ADA)).toEqual(withIt);
  });

  test('is shown before: what goes, what falls with it, and which decisions are reviewed', async () => {
    await importedRows(ledger, 'licenses', [{}]);
    const undecided = { approvedBy: '', approvedOn: '', capacity: '' };
    const { importId } = await importedRows(ledger, 'activities', [
      activity('A-1', undecided),
      activity('A-2'),
    ]);
    await told({ type: 'Approve', capacity: 'employer' });
    await renewedWith('A-1');
    const preview = await previewed(ledger, importId);
    expect(preview).toMatchObject({
      educators: 1,
      takenBack: 3,
      falls: 1,
      reviewed: 1,
      kept: 0,
      restored: 0,
    });
    expect(preview.lines).toMatchObject([
      { becomes: 'taken_back', type: 'credit.Claimed', stream: creditOf('A-2') },
      { becomes: 'taken_back', type: 'credit.Claimed', stream: creditOf('A-1') },
      { becomes: 'falls', type: 'credit.Approved' },
      { becomes: 'reviewed', type: 'license.Renewed', stream: LICENSE },
      { becomes: 'taken_back', type: 'credit.Approved', stream: creditOf('A-2') },
    ]);
    const [claimed, , , , approved] = preview.lines;
    expect(approved?.upon).toBe(claimed?.event);

    expect(await undone(ledger, importId)).toMatchObject({ retracted: 3, kept: 0 });
    expect((await readStream(ledger, LICENSE)).at(-1)?.type).toBe('license.Renewed');
    expect((await readStream(ledger, `import-${importId}`)).slice(2)).toMatchObject([
      { type: 'import.RevertAsked', data: { by: 'admin', preview: preview.digest } },
      { type: 'import.Reverted', data: { retracted: 3, kept: 0 } },
    ]);
  });

  test('keeps what a renewal used as used, should the credit be imported again', async () => {
    await importedRows(ledger, 'licenses', [{}]);
    const file = csvOf([{ ...GOOD.activities, ...activity('A-1') }]);
    const { importId } = await imported(ledger, file);
    await renewedWith('A-1');
    const withIt = await factsNow(ledger, ADA);
    await undone(ledger, importId);
    await imported(ledger, file);
    expect(await factsNow(ledger, ADA)).toEqual(withIt);
    expect(JSON.stringify(withIt)).toContain('"used":[{"for":"period-TN-000123-2018-09-01"');
  });

  test('takes people, their licenses and plans back where nothing rests on them, and gives the number free', async () => {
    const { importId } = await importedRows(ledger, 'licenses', [{}]);
    expect(await undone(ledger, importId)).toMatchObject({ retracted: 3, kept: 0 });
    expect(await factsNow(ledger, ADA)).toEqual(await factsNow(ledger, 'TN-nobody').then(withId(ADA)));
    await importedRows(ledger, 'licenses', [{ educatorId: 'TN-100002', familyName: 'Other' }]);
    expect(JSON.stringify(await factsNow(ledger, 'TN-100002'))).toContain(LICENSE);
    expect(JSON.stringify(await factsNow(ledger, ADA))).not.toContain(LICENSE);
  });

  test('keeps a license somebody decided upon, and the person upon whom others rest, and says why', async () => {
    const { importId } = await importedRows(ledger, 'licenses', [
      {},
      { licenseNumber: '000124', planApprovedOn: '' },
    ]);
    await importedRows(ledger, 'activities', [activity('A-1')]);
    await renewedWith('A-1');
    const preview = await previewed(ledger, importId);
    expect(preview.lines.map(({ type, becomes, code }) => [type, becomes, code])).toEqual([
      ['license.Issued', 'taken_back', undefined],
      ['license.PlanApproved', 'taken_back', undefined],
      ['license.Issued', 'kept', 'acted_upon'],
      ['educator.Registered', 'kept', 'in_use'],
    ]);
    expect(await undone(ledger, importId)).toMatchObject({ retracted: 2, kept: 2 });
    const kept = (await readStream(ledger, `import-${importId}`)).filter(
      ({ type }) => type === 'import.FactKept',
    );
    expect(kept).toMatchObject([
      { data: { stream: LICENSE, code: 'acted_upon' } },
      { data: { stream: `educator-${ADA}`, code: 'in_use' } },
    ]);
  });

  test('takes back an act upon a claim that came otherwise, and leaves the claim', async () => {
    await importedRows(ledger, 'licenses', [{}]);
    await importedRows(ledger, 'activities', [{ approvedBy: '', approvedOn: '', capacity: '' }]);
    const before = await factsNow(ledger, ADA);
    const { importId } = await importedRows(ledger, 'activities', [{}]);
    expect(await undone(ledger, importId)).toMatchObject({ retracted: 1 });
    expect(await factsNow(ledger, ADA)).toEqual(before);
  });

  test('is refused when something was recorded since it was looked at', async () => {
    await importedRows(ledger, 'licenses', [{}]);
    const { importId } = await importedRows(ledger, 'activities', [
      { approvedBy: '', approvedOn: '', capacity: '' },
    ]);
    const { digest } = await previewed(ledger, importId);
    await told({ type: 'Approve', capacity: 'employer' });
    expect(await asked(ledger, importId, digest)).toMatchObject({ refused: 'preview_changed' });
    expect(await carryOutUndo(ledger, importId)).toMatchObject({ refused: 'revert_not_asked' });
    expect(await carryOutUndo(ledger, 'unknown')).toMatchObject({ refused: 'not_found' });
  });

  test('is of an import that is named by its id or its file, and there, and not undone yet', async () => {
    const content = csvOf([GOOD.licenses]);
    const [path, stranger] = [await writeCsv(content), randomUUID()];
    expect(await importNamed(ledger, path)).toMatchObject({
      refused: 'import_unknown',
      because: `Nothing was imported from this content of ${path}. Name the file as it was, or the id its import printed.`,
    });
    expect(await importNamed(ledger, stranger)).toMatchObject({
      refused: 'import_unknown',
      because: expect.stringContaining(`There is no import ${stranger}.`),
    });
    const { importId } = await imported(ledger, content);
    for (const which of [path, importId]) {
      expect(await importNamed(ledger, which)).toEqual({ importId, undone: false });
    }
    await undone(ledger, importId);
    for (const which of [path, importId]) {
      expect(await importNamed(ledger, which)).toEqual({ importId, undone: true });
    }
    expect(await asked(ledger, importId, '0'.repeat(64))).toMatchObject({ refused: 'already_undone' });
    const again = await imported(ledger, content);
    expect(await importNamed(ledger, path)).toEqual({ importId: again.importId, undone: false });
  });

  test('takes back what is everybody else’s while one record cannot be read, and is over once it can', async () => {
    const people = ['TN-1', 'TN-2', 'TN-3'];
    const numbered = people.map((educatorId, n) => ({ educatorId, licenseNumber: `${n + 1}` }));
    await importedRows(ledger, 'licenses', numbered);
    const rated = people.map((educatorId) => ({ educatorId }));
    const { importId } = await importedRows(ledger, 'evaluations', rated);
    const { digest } = await previewed(ledger, importId);
    await asked(ledger, importId, digest);
    const readEducator: EventLog['readEducator'] = async (educator) => {
      const { events, head } = await ledger.log.readEducator(educator);
      return {
        head,
        events: events.map((event) => (educator === 'TN-2' ? { ...event, version: 99 } : event)),
      };
    };
    const leftOut: string[] = [];
    const leaveOut = (who: string) => Promise.resolve(void leftOut.push(who));
    const torn = { ...ledger, log: { ...ledger.log, readEducator } };
    expect(await carryOutUndo(torn, importId, { leaveOut })).toMatchObject({ retracted: 2, leftOut: 1 });
    expect(new Set(leftOut)).toEqual(new Set(['TN-2']));
    await expect(carryOutUndo(torn, importId)).rejects.toThrow('schema version 99');
    expect(await carryOutUndo(ledger, importId)).toMatchObject({ retracted: 3, repeated: false, leftOut: 0 });
  });

  test('that was interrupted goes on, and nothing is taken back twice', async () => {
    const people = Array.from({ length: 40 }, (_, n) => `TN-${n + 1}`);
    await importedRows(
      ledger,
      'licenses',
      people.map((educatorId, n) => ({ educatorId, licenseNumber: `${n + 1}` })),
    );
    const { importId } = await importedRows(
      ledger,
      'evaluations',
      people.map((educatorId) => ({ educatorId })),
    );
    const { digest } = await previewed(ledger, importId);
    await asked(ledger, importId, digest);
    const stopping = new AbortController();
    let seen = 0;
    const run = {
      signal: stopping.signal,
      educator: () => {
        seen += 1;
        if (seen === 5) stopping.abort();
      },
    };
    await expect(carryOutUndo(ledger, importId, run)).rejects.toThrow();
    expect(await previewUndo(ledger, importId)).toMatchObject({ refused: 'revert_asked' });
    const lines: UndoLine[] = [];
    const receipts = {
      line: async (line: UndoLine) => {
        lines.push(await Promise.resolve(line));
      },
    };
    expect(await carryOutUndo(ledger, importId, receipts)).toMatchObject({ retracted: 40, kept: 0 });
    // What was taken back before the interruption is on the receipts, too.
    expect(new Set(lines.map(({ event }) => event)).size).toBe(40);
    const head = await ledger.log.head();
    expect(await carryOutUndo(ledger, importId)).toMatchObject({ retracted: 40, repeated: true });
    expect(await ledger.log.head()).toBe(head);
    const retracted = await ledger.log.readAll(0, 1000, { types: ['educator.Retracted'] });
    expect(retracted).toHaveLength(40);
  });

  test('of what another file says too lets that file state it anew', async () => {
    await importedRows(ledger, 'licenses', [{}]);
    const { importId } = await importedRows(ledger, 'evaluations', [{}]);
    const other = csvOf([GOOD.evaluations, { ...GOOD.evaluations, schoolYear: '2022-23' }]);
    await imported(ledger, other);
    const both = await factsNow(ledger, ADA);
    await undone(ledger, importId);
    expect(await factsNow(ledger, ADA)).not.toEqual(both);
    expect(await imported(ledger, other)).toMatchObject({ accepted: 2, repeated: false });
    expect(JSON.stringify(await factsNow(ledger, ADA))).toContain('2021-22');
  });

  test('of what a roster confirmed lets the roster state it anew', async () => {
    await importedRows(ledger, 'licenses', [{}]);
    const claim = { externalId: 'A-1', title: 'Fractions in depth', hours: '6', dateCompleted: '2023-02-11' };
    const later = { approvedBy: '', approvedOn: '', capacity: '' };
    const { importId } = await importedRows(ledger, 'activities', [{ ...claim, ...later }]);
    await importedRows(ledger, 'rosters', [{}]);
    await undone(ledger, importId);
    expect(JSON.stringify(await factsNow(ledger, ADA))).not.toContain('Fractions in depth');
    expect(await importedRows(ledger, 'rosters', [{}])).toMatchObject({ accepted: 1, repeated: false });
    expect(JSON.stringify(await factsNow(ledger, ADA))).toContain('Fractions in depth');
  });

  test('takes back facts of every plain kind, and a status of a license, each by itself', async () => {
    await importedRows(ledger, 'licenses', [{}]);
    const before = await factsNow(ledger, ADA);
    for (const kind of PLAIN_KINDS) {
      const { importId } = await importedRows(ledger, kind, [{}]);
      const stated = await factsNow(ledger, ADA);
      expect(stated).not.toEqual(before);
      // The same fact of another file, which says more of somebody else.
      const another = await importedRows(ledger, kind, [{}, { educatorId: 'TN-100777' }]);
      expect(await receiptsOf(another)).toMatchObject([
        { outcome: 'accepted' },
        { outcome: 'refused', code: 'educator_unknown' },
      ]);
      expect(await factsNow(ledger, ADA)).toEqual(stated);
      expect(await undone(ledger, importId)).toMatchObject({ retracted: 1, kept: 0 });
      expect(await factsNow(ledger, ADA)).toEqual(before);
    }
    const retired = { status: 'retired', statusFrom: '2022-07-01' };
    const { importId } = await importedRows(ledger, 'licenses', [retired]);
    expect(JSON.stringify(await factsNow(ledger, ADA))).toContain('retired');
    // Whoever ended it since ended that one, and no other.
    await decided({ type: 'BeginStatus', status: 'retired', from: '2020-07-01', until: '2020-12-31' });
    const earlier = await factsNow(ledger, ADA);
    await decided({ type: 'EndStatus', status: 'retired', from: '2023-07-01' });
    expect(await undone(ledger, importId)).toMatchObject({ retracted: 1, kept: 0 });
    const left = JSON.stringify(await factsNow(ledger, ADA));
    expect(left).toContain('"until":"2020-12-31"');
    expect(left).not.toContain('2022-07-01');
    expect(JSON.stringify(earlier)).toContain('2022-07-01');
  });

  test('of another sort, or that began later, leaves the other imports complete', async () => {
    await importedRows(ledger, 'licenses', [{}]);
    const boards = await importedRows(ledger, 'boards', [{}]);
    await importedRows(ledger, 'evaluations', [{}]);
    const later = await importedRows(ledger, 'evaluations', [{}, { schoolYear: '2022-23' }]);
    for (const { importId } of [boards, later]) await undone(ledger, importId);
    const head = await ledger.log.head();
    expect(await importedRows(ledger, 'licenses', [{}])).toMatchObject({ repeated: true });
    expect(await importedRows(ledger, 'evaluations', [{}])).toMatchObject({ repeated: true });
    expect(await ledger.log.head()).toBe(head);
  });

  test('stays where whoever imports asks for that, until somebody imports it anew', async () => {
    await importedRows(ledger, 'licenses', [{}]);
    const text = csvOf([GOOD.boards]);
    await undone(ledger, (await imported(ledger, text)).importId);
    const path = await writeCsv(text);
    const unlessUndone = { path, actor: 'example-agency', progress: SILENT, leaveUndone: true };
    const head = await ledger.log.head();
    expect(await importFile(ledger, unlessUndone)).toMatchObject({ refused: 'import_undone' });
    expect(await ledger.log.head()).toBe(head);
    expect(await imported(ledger, text)).toMatchObject({ accepted: 1, repeated: false });
    expect(await importFile(ledger, unlessUndone)).toMatchObject({ repeated: true });
  });
});

function withId(educator: string) {
  return (facts: unknown): unknown => JSON.parse(JSON.stringify(facts).replaceAll('TN-nobody', educator));
}
