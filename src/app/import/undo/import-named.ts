import { type Refusal, refuse } from '../../../domain/decider.ts';
import { isUuid } from '../../executing/ids.ts';
import type { Ledger } from '../../log/ledger.ts';
import { importsOf } from '../import-file.ts';
import { importState } from '../run-log.ts';
import { survey } from '../source-file.ts';

export interface NamedImport {
  readonly importId: string;
  readonly undone: boolean;
}

/** The import that is meant, by its id or by the file that was imported. */
export async function importNamed(ledger: Ledger, which: string): Promise<NamedImport | Refusal> {
  const isId = isUuid(which);
  const of = isId
    ? { importId: which, undone: undefined }
    : await importsOf(ledger, (await survey(which)).digest);
  const { started, reverted } = await importState(ledger, of.importId);
  if (started !== undefined) return { importId: of.importId, undone: reverted !== undefined };
  // What was undone and not imported again since is meant as it was.
  if (of.undone !== undefined) return { importId: of.undone, undone: true };
  return refuse(
    'import_unknown',
    isId
      ? `There is no import ${which}. Each import prints its id when it ends; its file may be named instead.`
      : `Nothing was imported from this content of ${which}. Name the file as it was, or the id its import printed.`,
  );
}
