import { fault } from '../fault.ts';
import type { EventData } from './event-data.ts';
import { startedUnderTerms } from './older-shapes.ts';

/** Turns the data of one schema version into that of the next. Personal fields are already in clear, or null. */
export type Upcaster = (data: EventData) => EventData;

/** For each type the steps from version 1 to 2, 2 to 3, and so on. */
export type Upcasters = ReadonlyMap<string, readonly Upcaster[]>;

/**
 * The one home of schema versions: a type is at version 1 plus its upcasters, so that a new version cannot
 * be written without a way to read the old one. A step, once released, is never edited; each has a test
 * and a golden sample.
 */
const UPCASTERS: Upcasters = new Map<string, readonly Upcaster[]>([
  // Version 2 knows committees among those who decide; what was decided before stays as it is.
  ['credit.Approved', [asItIs]],
  ['credit.Denied', [asItIs]],
  // Version 2 is judged by published terms.
  ['credential.Started', [startedUnderTerms]],
  // Version 2 knows licenses for life; those before had a last day each.
  ['license.Issued', [asItIs]],
  ['license.Renewed', [asItIs]],
  // Version 2 knows ways and applications beside renewals.
  ['spending.Reserved', [asItIs]],
]);

function asItIs(data: EventData): EventData {
  return data;
}

/** The version in which events of the type are written now. */
export function currentVersion(type: string, upcasters: Upcasters = UPCASTERS): number {
  return 1 + (upcasters.get(type)?.length ?? 0);
}

/** The data in its present shape. Throws `unknown_version` for a version this program has not heard of. */
export function upcast(
  type: string,
  version: number,
  data: EventData,
  upcasters: Upcasters = UPCASTERS,
): EventData {
  const newest = currentVersion(type, upcasters);
  if (!Number.isInteger(version) || version < 1 || version > newest) {
    throw fault(
      'unknown_version',
      `${type} is stored at schema version ${version}, but this program reads 1 to ${newest}: run the version that wrote it.`,
    );
  }
  const steps = (upcasters.get(type) ?? []).slice(version - 1);
  return steps.reduce((older, step) => step(older), data);
}
