import { educator as decider } from '../../domain/educator/index.ts';
import { license } from '../../domain/license/index.ts';
import { educatorStream, licenseStream } from '../../domain/streams.ts';
import { type Ledger, readStream, stateOf } from '../log/ledger.ts';
import { EDUCATOR_UNKNOWN } from './record-row.ts';
import { cell, type Cells, type RowProblem } from './row.ts';

/**
 * The row with its educator's id, found by the license where that is how the row names the person. While a file is
 * imported a license does not pass to somebody else, so whose it is is remembered.
 */
export function holders(ledger: Ledger): (cells: Cells) => Promise<Cells | RowProblem> {
  const holderOf = remembered((stream) => holder(ledger, stream));
  return async (cells) => {
    const number = cells.get('licenseNumber');
    if (number === undefined) return cells;
    const educator = await holderOf(licenseStream(cell(cells, 'state'), number));
    const given = cells.get('educatorId');
    if (educator === undefined) {
      const remedy = 'No such license is recorded. Import the file of licenses first.';
      return { column: 'licenseNumber', code: 'license_unknown', remedy };
    }
    if (given !== undefined && given !== educator) {
      const remedy = 'The license belongs to another educator. Correct one of the two, or leave one empty.';
      return { column: 'licenseNumber', code: 'license_of_another', remedy };
    }
    return new Map(cells).set('educatorId', educator);
  };
}

async function holder(ledger: Ledger, stream: string): Promise<string | undefined> {
  return stateOf(license, await readStream(ledger, stream)).issued?.educator;
}

/** Whether an educator is registered. While a file is imported nobody is unregistered, so a yes is remembered. */
export function registry(ledger: Ledger): (educator: string) => Promise<RowProblem | undefined> {
  const isKnown = remembered(async (educator) =>
    stateOf(decider, await readStream(ledger, educatorStream(educator))).registered === undefined
      ? undefined
      : true,
  );
  return async (educator) =>
    (await isKnown(educator))
      ? undefined
      : { column: 'educatorId', code: EDUCATOR_UNKNOWN.refused, remedy: EDUCATOR_UNKNOWN.because };
}

const MOST_KNOWN = 10_000;

/** Asks for each key until there is an answer, and remembers it, for a bounded number of keys. */
function remembered<T>(ask: (key: string) => Promise<T | undefined>): typeof ask {
  const known = new Map<string, T>();
  return async (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = await ask(key);
    if (found === undefined) return undefined;
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, found);
    return found;
  };
}
