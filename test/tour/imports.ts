import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFile } from '../../src/app/import/import-file.ts';
import { SILENT } from '../../src/app/import/progress.ts';
import { isRefusal } from '../../src/domain/decider.ts';
import type { World } from '../stories/world.ts';
import type { Guide } from './guide.ts';
import { ADMIN, AGENCY } from './people.ts';

const EVALUATIONS = `educatorId,state,schoolYear,employer,score,externalId
TN-100090,TN,2021-22,davidson-county,4,E-90-21
TN-100090,TN,2022-23,davidson-county,5,E-90-22
TN-100097,TN,2022-23,davidson-county,5,E-97-22
`;

/** A file is imported, looked at, and undone. */
export async function tourImports({ world, record, refused, ask }: Guide): Promise<void> {
  const id = await imported(world, 'evaluations.csv', EVALUATIONS);
  await ask(
    'imports',
    AGENCY,
    `{
      imports(first: 5) {
        totalCount
        edges { node { id kind file startedAt rows accepted refused corrected undoAskedAt undoneAt } }
      }
    }`,
    'What was imported for a state',
  );
  const detail = `query ($id: ID!) {
    import(id: $id) {
      summary { file rows accepted refused undoneAt }
      digest
      recorded { state type count }
      refusedRows { row column code remedy }
      undo { by because isDone takenBack kept { stream code because } }
    }
  }`;
  await ask('import', AGENCY, detail, 'What a file recorded, and which rows were refused', { id });
  const preview = (await ask(
    'importUndo',
    ADMIN,
    `query ($id: ID!) {
      importUndo(id: $id) {
        kind file educators takenBack kept falls reviewed restored digest
        lines { educator stream type becomes upon code because }
      }
    }`,
    'What undoing it would do, before anything is done',
    { id },
  )) as { readonly digest: string };
  const because = 'The file was of another district.';
  const asked = { importId: id, preview: preview.digest, because };
  await refused('revertImport', AGENCY, asked, 'not_found', 'An agency cannot undo an import');
  await refused(
    'revertImport',
    ADMIN,
    { ...asked, preview: '0'.repeat(64) },
    'preview_changed',
    'Nobody undoes what they have not looked at',
  );
  await record('revertImport', ADMIN, asked, 'An administrator undoes what they looked at');
  await ask('import', ADMIN, detail, 'How the undoing went', { id });
}

async function imported(world: World, name: string, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'licensure-ledger-tour-'));
  const path = join(folder, name);
  await writeFile(path, text);
  const summary = await importFile(world.ledger.jurist.ledger, { path, actor: 'import', progress: SILENT });
  await rm(folder, { recursive: true });
  if (isRefusal(summary)) throw new Error(summary.because);
  await world.settled();
  return summary.importId;
}
