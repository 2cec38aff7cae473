import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { asGiven, execute } from '../../src/app/executing/execute.ts';
import { derivedId } from '../../src/app/executing/ids.ts';
import type { Ledger } from '../../src/app/log/ledger.ts';
import { credit, type CreditCommand } from '../../src/domain/credit/index.ts';
import { emptyLedger, imported, importedRows } from './import-support.ts';
import { csvOf, GOOD } from './rows-support.ts';
import { factsNow, undone } from './undo-support.ts';

const EDUCATORS = ['TN-1', 'TN-2', 'TN-3'];

/** A file of activities, evaluations or employment. Whoever states a row says something else of it than the others. */
type File = readonly Readonly<Record<string, string>>[];

/** Something that happens: a file is imported, or somebody acts upon a credit. */
type Step = { readonly file: File } | { readonly command: CreditCommand; readonly id: string };

const IDS = ['A-1', 'A-2', 'A-3'];
const POSTS = ['P-1', 'P-2'];
const YEARS = ['2020-21', '2021-22'];
const UNDECIDED = { approvedBy: '', approvedOn: '', capacity: '' };

const educatorOf = (id: string) => `TN-${1 + (Number(id.slice(2)) % 2)}`;

const anyFile = (contents: readonly string[]): fc.Arbitrary<File> =>
  fc.oneof(
    fc
      .tuple(fc.subarray(IDS, { minLength: 1 }), fc.constantFrom(...contents), fc.boolean())
      .map(([ids, hours, isApproved]) =>
        ids.map((externalId) => ({
          ...{ ...GOOD.activities, ...(isApproved ? {} : UNDECIDED) },
          ...{ externalId, hours, educatorId: educatorOf(externalId) },
        })),
      ),
    fc.tuple(fc.subarray(YEARS, { minLength: 1 }), fc.constantFrom(...contents)).map(([years, score]) =>
      years.map((schoolYear) => ({
        ...{ ...GOOD.evaluations, educatorId: 'TN-1', schoolYear, score },
        externalId: `E-${schoolYear}`,
      })),
    ),
    fc
      .tuple(fc.subarray(POSTS, { minLength: 1 }), fc.constantFrom(...contents), fc.boolean())
      .map(([posts, content, isOver]) =>
        posts.map((externalId) => ({
          ...{ ...GOOD.employment, educatorId: educatorOf(externalId), externalId },
          ...{ field: `Field ${content}`, until: isOver ? `2023-0${content}-01` : '' },
        })),
      ),
  );

const newcomer: fc.Arbitrary<File> = fc.constant([
  { ...GOOD.licenses, educatorId: 'TN-3', licenseNumber: '3' },
  { ...GOOD.licenses, educatorId: 'TN-1', licenseNumber: '31', planApprovedOn: '' },
]);

const anyAct: fc.Arbitrary<Step> = fc.record({
  id: fc.constantFrom(...IDS),
  command: fc.constantFrom<CreditCommand>(
    { type: 'Attest' },
    { type: 'Approve', capacity: 'employer' },
    { type: 'Deny', capacity: 'agency', reason: 'unrelated', because: 'Not of this work.' },
  ),
});

/** Files more often than acts, so that they meet each other. */
const anySteps = (contents: readonly string[]) => {
  const step = anyFile(contents).map((file): Step => ({ file }));
  const weighted = fc.oneof({ weight: 3, arbitrary: step }, { weight: 2, arbitrary: anyAct });
  return fc.array(weighted, { minLength: 1, maxLength: 4 });
};

async function begun(): Promise<Ledger> {
  const ledger = emptyLedger();
  const people = ['TN-1', 'TN-2'].map((educatorId, nth) => ({ educatorId, licenseNumber: `${nth + 1}` }));
  await importedRows(ledger, 'licenses', people);
  return ledger;
}

/** Lets the steps happen; not those upon ids that are left out, until a file states these anew. */
async function pass(
  ledger: Ledger,
  steps: readonly Step[],
  phase: string,
  leftOut: ReadonlySet<string> = new Set(),
) {
  const left = new Set(leftOut);
  for (const [nth, step] of steps.entries()) {
    if ('file' in step) {
      await imported(ledger, csvOf(step.file));
      for (const id of idsOf(step.file)) left.delete(id);
    } else if (!left.has(step.id)) {
      const stream = `credit-${derivedId('credit', 'TN', 'external', step.id)}`;
      const request = { commandId: `${phase}-${nth}`, actor: 'somebody' };
      // Where there is no such claim it is refused, in one ledger as in the other.
      await execute(ledger, credit, { stream }, asGiven(step.command), request);
    }
  }
}

const factsOfAll = (ledger: Ledger) => Promise.all(EDUCATORS.map((educator) => factsNow(ledger, educator)));

const idsOf = (file: File) => new Set(file.map(({ externalId = '' }) => externalId));

test('an import that is undone leaves what others recorded, as if it had never been', async () => {
  await fc.assert(
    fc.asyncProperty(
      ...[anySteps(['1', '2', '3']), fc.oneof(anyFile(['4', '5']), newcomer), anySteps(['6', '7', '8'])],
      async (before, file, after) => {
        const [ledger, without] = [await begun(), await begun()];
        await pass(ledger, before, 'before');
        await pass(without, before, 'before');
        const { importId } = await imported(ledger, csvOf(file));
        await pass(ledger, after, 'after');
        // What others did upon its rows falls with them, and without it could not have been done.
        await pass(without, after, 'after', idsOf(file));
        await undone(ledger, importId);
        expect(await factsOfAll(ledger)).toEqual(await factsOfAll(without));
      },
    ),
    { numRuns: 25 },
  );
});

test('an import that is undone and made again is as it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      ...[anySteps(['1', '2', '3']), fc.oneof(anyFile(['4', '5']), newcomer)],
      async (before, file) => {
        const ledger = await begun();
        await pass(ledger, before, 'before');
        const { importId } = await imported(ledger, csvOf(file));
        const facts = await factsOfAll(ledger);
        await undone(ledger, importId);
        const again = await imported(ledger, csvOf(file));
        expect(again).toMatchObject({ refused: 0, repeated: false });
        expect(await factsOfAll(ledger)).toEqual(facts);
      },
    ),
    { numRuns: 15 },
  );
});
