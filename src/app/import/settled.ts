import { importStream } from '../../domain/streams.ts';
import { type Ledger, readStream } from '../log/ledger.ts';

/**
 * Whether a file that is imported once more could add nothing: its import was completed with no row refused, and
 * nothing was undone since that its rows may have found stated already. That can only be an import that had begun
 * before this one was complete, and states facts of the same sort; what came later found this one's rows.
 */
export async function isSettled(ledger: Ledger, importId: string): Promise<boolean> {
  const events = await readStream(ledger, importStream(importId));
  const started = events.find((event) => event.type === 'import.Started');
  const completed = events.find((event) => event.type === 'import.Completed');
  if (started === undefined || completed?.data.refused !== 0) return false;
  const sort = sortOf(started.data.kind);
  for await (const stream of undoneSince(ledger, completed.ordinal)) {
    const other = (await readStream(ledger, stream)).find((event) => event.type === 'import.Started');
    if (other === undefined) continue;
    if (other.ordinal < completed.ordinal && sortOf(other.data.kind) === sort) return false;
  }
  return true;
}

const PAGE = 500;

/** Streams of the imports whose undoing was finished after that place of the log. */
async function* undoneSince(ledger: Ledger, ordinal: number): AsyncGenerator<string> {
  for (let last: number | undefined = ordinal; last !== undefined;) {
    const page = await ledger.log.readAll(last, PAGE, { types: ['import.Reverted'] });
    for (const { stream } of page) yield stream;
    last = page.length < PAGE ? undefined : page.at(-1)?.ordinal;
  }
}

/** A row of a roster may confirm what a file of activities stated; every other kind is alone with its facts. */
function sortOf(kind: string): string {
  return kind === 'rosters' ? 'activities' : kind;
}
