import { beforeEach, describe, expect, test } from '@jest/globals';
import { asGiven, execute } from '../../src/app/executing/execute.ts';
import { derivedId } from '../../src/app/executing/ids.ts';
import { type Ledger, readStream, stateOf } from '../../src/app/log/ledger.ts';
import { isRefusal } from '../../src/domain/decider.ts';
import { employer, type EmployerCommand } from '../../src/domain/employer/index.ts';
import { employment, type EmploymentCommand, spansOf } from '../../src/domain/employment/index.ts';
import { emptyLedger, importedRows, receiptsOf } from './import-support.ts';
import { factsNow, previewed, undone } from './undo-support.ts';

const ADA = 'TN-100001';
const STREAM = `employment-${derivedId('employment', 'TN', 'P-1')}`;

let ledger: Ledger;
beforeEach(async () => {
  ledger = emptyLedger();
  await importedRows(ledger, 'licenses', [{}]);
});

const typesNow = async () => (await readStream(ledger, STREAM)).map(({ type }) => type.split('.')[1]);
const stateNow = async () => stateOf(employment, await readStream(ledger, STREAM));
const outcomes = async (summary: Parameters<typeof receiptsOf>[0]) =>
  (await receiptsOf(summary)).map(({ outcome, column, code }) => [outcome, column, code]);

let commands = 0;
const request = () => ({ commandId: `told-${(commands += 1)}`, actor: 'district' });

async function told(command: EmploymentCommand): Promise<void> {
  const answer = await execute(ledger, employment, { stream: STREAM }, asGiven(command), request());
  if (isRefusal(answer)) throw new Error(answer.because);
}

async function register(setting: string): Promise<void> {
  const named = { employer: 'davidson-county', state: 'TN', name: 'Davidson County Schools' };
  const command: EmployerCommand = { type: 'Register', ...named, setting };
  const stream = 'employer-TN-davidson-county';
  const answer = await execute(ledger, employer, { stream }, asGiven(command), request());
  if (isRefusal(answer)) throw new Error(answer.because);
}

describe('a file of employment', () => {
  test('begins each under the source’s own key, and adds nothing when it comes again', async () => {
    const summary = await importedRows(ledger, 'employment', [{}]);
    expect(summary).toMatchObject({ kind: 'employment', accepted: 1, refused: 0 });
    const { began } = await stateNow();
    expect(began).toEqual({
      ...{ educator: ADA, state: 'TN', employer: 'davidson-county', setting: 'public', position: 'teacher' },
      ...{ field: 'Elementary K-5', fte: '0.5', on: '2019-08-01', externalId: 'P-1' },
    });
    expect(await importedRows(ledger, 'employment', [{}])).toMatchObject({ repeated: true });
    const other = await importedRows(ledger, 'employment', [{}, { externalId: 'P-2', position: 'coach' }]);
    expect(other).toMatchObject({ accepted: 2, repeated: false });
    expect(await typesNow()).toEqual(['Began']);
  });

  test('takes the kind of employer from the register, which no row contradicts', async () => {
    await register('charter');
    const summary = await importedRows(ledger, 'employment', [
      { setting: '' },
      { externalId: 'P-2', position: 'coach' },
    ]);
    expect((await stateNow()).began?.setting).toBe('charter');
    expect(await outcomes(summary)).toEqual([
      ['accepted', '', ''],
      ['refused', 'setting', 'setting_differs'],
    ]);
  });

  test('refuses whom nobody registered, a day to come, and an end before the beginning', async () => {
    const summary = await importedRows(ledger, 'employment', [
      { educatorId: 'TN-999', externalId: 'P-2' },
      { from: '2025-03-02', externalId: 'P-3' },
      { until: '2019-07-31', externalId: 'P-4' },
    ]);
    expect(await outcomes(summary)).toEqual([
      ['refused', 'educatorId', 'educator_unknown'],
      ['refused', 'from', 'future_day'],
      ['refused', 'until', 'until'],
    ]);
  });

  test('ends what a later one gives a last day, and corrects what it says otherwise', async () => {
    await importedRows(ledger, 'employment', [{}]);
    const ended = await importedRows(ledger, 'employment', [{ until: '2024-05-31' }]);
    expect(await outcomes(ended)).toEqual([['accepted', '', '']]);
    expect(await typesNow()).toEqual(['Began', 'Ended']);
    const corrected = await importedRows(ledger, 'employment', [{ until: '2024-06-30', fte: '1' }]);
    expect(await outcomes(corrected)).toEqual([['corrected', '', 'corrected']]);
    expect(spansOf(await stateNow())).toMatchObject([{ fte: '1', from: '2019-08-01', until: '2024-06-30' }]);
    // An older file comes late.
    const late = await importedRows(ledger, 'employment', [{ until: '2024-05-31' }, { externalId: 'P-2' }]);
    expect((await outcomes(late))[0]).toEqual(['refused', 'externalId', 'superseded']);
  });

  test('contradicts neither itself nor what people recorded since', async () => {
    const summary = await importedRows(ledger, 'employment', [{}, { fte: '1' }]);
    expect(await outcomes(summary)).toEqual([
      ['accepted', '', ''],
      ['refused', 'externalId', 'external_id_reused'],
    ]);
    await told({ type: 'BeginLeave', on: '2024-01-08' });
    const late = await importedRows(ledger, 'employment', [{ fte: '0.75' }]);
    expect(await outcomes(late)).toEqual([['refused', 'externalId', 'acted_upon']]);
  });

  test('is undone with what was done upon it, and what it corrected stands again', async () => {
    const before = await factsNow(ledger, ADA);
    const first = await importedRows(ledger, 'employment', [{}]);
    const then = await factsNow(ledger, ADA);
    const second = await importedRows(ledger, 'employment', [{ fte: '1', until: '2024-05-31' }]);
    await told({ type: 'BeginLeave', on: '2024-01-08' });
    const { lines } = await previewed(ledger, second.importId);
    expect(lines.map(({ type, becomes }) => [type, becomes])).toEqual([
      ['employment.Began', 'taken_back'],
      ['employment.LeaveBegan', 'falls'],
      ['employment.Retracted', 'taken_back'],
      ['employment.Began', 'restored'],
    ]);
    await undone(ledger, second.importId);
    expect(await factsNow(ledger, ADA)).toEqual(then);
    await undone(ledger, first.importId);
    expect((await stateNow()).began).toBeUndefined();
    expect(await factsNow(ledger, ADA)).toEqual(before);
    const again = await importedRows(ledger, 'employment', [{}]);
    expect(again).toMatchObject({ accepted: 1, repeated: false });
    expect(await factsNow(ledger, ADA)).toEqual(then);
  });
});
