import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { importFile } from '../../src/app/import/import-file.ts';
import { SILENT } from '../../src/app/import/progress.ts';
import { isRefusal } from '../../src/domain/decider.ts';
import type { Person } from '../e2e/person.ts';
import { ADMIN, OTHER_AGENCY, UNION } from '../graphql/cast.ts';
import { writeCsv } from '../import/import-support.ts';
import { csvOf, GOOD } from '../import/rows-support.ts';
import { openWorld, type World } from './world.ts';

const EDUCATOR = GOOD.licenses.educatorId;
const LICENSE = 'TN-000123';

let world: World;
let admin: Person;
let agency: Person;
let teacher: Person;
beforeAll(async () => {
  world = await openWorld({ states: ['TN'], today: '2023-05-10' });
  admin = await world.as(ADMIN);
  agency = await world.agency('TN');
  teacher = await world.teacher(EDUCATOR);
});
afterAll(() => world.close());

async function imported(rows: readonly Readonly<Record<string, string>>[]): Promise<string> {
  const path = await writeCsv(csvOf(rows));
  const summary = await importFile(world.ledger.jurist.ledger, { path, actor: 'import', progress: SILENT });
  if (isRefusal(summary)) throw new Error(summary.because);
  expect(summary.refused).toBe(0);
  await world.settled();
  return summary.importId;
}

const workshops = [30, 30].map((hours, nth) => ({
  ...{ ...GOOD.activities, externalId: `A-${nth}`, title: `Number sense ${nth}`, hours: `${hours}` },
  ...{ dateCompleted: `202${nth + 1}-10-08`, approvedOn: `202${nth + 1}-10-20` },
}));

const STANDING = `{ renewalStatus(asOf: "2023-05-10") {
  license deadline decision { outcome counted credits { counted } } renewal { on decision { outcome counted } }
} }`;

const PREVIEW = `query ($id: ID!) { importUndo(id: $id) {
  kind educators takenBack kept falls reviewed restored digest lines { becomes type stream upon code }
} }`;

describe('an import that is undone after one of its rows was used in a renewal', () => {
  let importId: string;
  let digest: string;

  test('was imported: the credits count, and the license is renewed upon them', async () => {
    await imported([{ ...GOOD.licenses, dateOfIssuance: '2017-09-01', dateOfExpiration: '2023-08-31' }]);
    importId = await imported(workshops);
    expect(await teacher.ask(STANDING)).toMatchObject({
      renewalStatus: [{ decision: { outcome: 'met', counted: '60' } }],
    });
    await teacher.record('applyForRenewal', { license: LICENSE });
    await agency.record('renewLicense', { license: LICENSE });
    await world.settled();
  });

  test('is listed with what it recorded, for the administrator and the agency and nobody else', async () => {
    const query = `query ($id: ID!) {
      imports(kind: "activities", undone: false) { totalCount edges { node { id kind rows accepted undoneAt } } }
      import(id: $id) { recorded { state type count } refusedRows { row } undo { isDone } }
    }`;
    const seen = {
      imports: {
        totalCount: 1,
        edges: [{ node: { id: importId, kind: 'activities', rows: 2, accepted: 2, undoneAt: null } }],
      },
      import: {
        recorded: [
          { state: 'TN', type: 'credit.Approved', count: 2 },
          { state: 'TN', type: 'credit.Claimed', count: 2 },
        ],
        refusedRows: [],
        undo: null,
      },
    };
    expect(await admin.ask(query, { id: importId })).toEqual(seen);
    expect(await agency.ask(query, { id: importId })).toEqual(seen);
    const pennsylvania = await world.as(OTHER_AGENCY);
    expect(await pennsylvania.ask(query, { id: importId })).toEqual({
      imports: { totalCount: 0, edges: [] },
      import: null,
    });
    const union = await world.as(UNION);
    expect(await union.ask(query, { id: importId })).toEqual({ imports: null, import: null });
  });

  test('is looked at before: the renewal rests on it, stands, and will be reviewed', async () => {
    const { importUndo } = (await admin.ask(PREVIEW, { id: importId })) as {
      readonly importUndo: { readonly digest: string; readonly lines: readonly object[] };
    };
    expect(importUndo).toMatchObject({
      ...{ kind: 'activities', educators: 1, takenBack: 4, kept: 0, falls: 0, reviewed: 2, restored: 0 },
    });
    expect(importUndo.lines).toContainEqual(
      expect.objectContaining({ becomes: 'reviewed', type: 'license.Renewed', stream: `license-${LICENSE}` }),
    );
    ({ digest } = importUndo);
    expect(await agency.ask(PREVIEW, { id: importId })).toEqual({ importUndo: null });
  });

  test('is undone by an administrator who saw that, and by nobody else', async () => {
    const input = { importId, preview: digest, because: 'The file was of another district.' };
    expect(await agency.tell('revertImport', input)).toMatchObject({ code: 'not_found' });
    expect(await admin.tell('revertImport', { ...input, preview: 'ab'.repeat(32) })).toMatchObject({
      code: 'preview_changed',
    });
    await admin.record('revertImport', input);
    await world.settled();
    const query = `query ($id: ID!) {
      import(id: $id) { summary { undoAskedAt undoneAt } undo { by isDone takenBack kept { code } } }
    }`;
    expect(await admin.ask(query, { id: importId })).toMatchObject({
      import: {
        summary: { undoneAt: expect.any(String) as unknown },
        undo: { by: ADMIN.subject, isDone: true, takenBack: 4, kept: [] },
      },
    });
    expect(await admin.ask(PREVIEW, { id: importId })).toEqual({ importUndo: null });
  });

  test('puts the renewal up for review for what it lost', async () => {
    const query = `{ auditTrail(types: ["review.Opened"]) { edges { node { data } } } }`;
    const { auditTrail } = (await agency.ask(query)) as {
      readonly auditTrail: { readonly edges: readonly { readonly node: { readonly data: string } }[] };
    };
    const opened = auditTrail.edges.map(({ node }) => JSON.parse(node.data) as object);
    expect(opened.length).toBeGreaterThan(0);
    for (const review of opened) {
      expect(review).toMatchObject({ educator: EDUCATOR, subject: 'decision', because: 'fact_retracted' });
      expect(review).toHaveProperty('of', expect.stringMatching(new RegExp(`^license-${LICENSE}@`)));
    }
  });

  test('leaves the renewal as it was decided, and nothing that counts', async () => {
    expect(await teacher.ask(STANDING)).toMatchObject({
      renewalStatus: [
        {
          decision: { outcome: 'not_met', counted: '0' },
          renewal: { on: '2023-05-10', decision: { outcome: 'met', counted: '60' } },
        },
        { decision: { counted: '0' } },
      ],
    });
    const hours = `{ licensureHours { totalCount } }`;
    expect(await teacher.ask(hours)).toMatchObject({ licensureHours: { totalCount: 0 } });
  });

  test('can be imported again, and counts as it did', async () => {
    const again = await imported(workshops);
    expect(again).not.toBe(importId);
    const { renewalStatus } = (await teacher.ask(STANDING)) as { readonly renewalStatus: readonly object[] };
    expect(renewalStatus).toMatchObject([{ decision: { outcome: 'met', counted: '60' } }, {}]);
  });
});
