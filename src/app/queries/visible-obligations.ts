import type { ObligationFact } from '../../domain/facts.ts';
import { type Identity, may } from '../access.ts';
import { employersIn, placesOnRecord } from '../facts/employers.ts';
import { obligationsOf } from '../standing/standing.ts';
import type { Known } from './known-record.ts';

/**
 * The obligations of an educator that a caller may see; undefined where not even the educator is theirs to see. Each
 * is its own state's; an educator without any is their registering state's. Where something cannot be read, it may be
 * that service or employment was taken back: then no employer sees anything.
 */
export function visibleObligations(
  identity: Identity,
  { record, events, failure }: Known,
): readonly ObligationFact[] | undefined {
  const { educator } = record;
  const places = failure === undefined ? placesOnRecord(record) : [];
  const sees = (state: string) => {
    return may(identity, 'standing.read', { educator, state, employers: employersIn(places, state) });
  };
  const obligations = obligationsOf(record).filter(({ state }) => sees(state));
  const registered = events.find((event) => event.type === 'educator.Registered')?.data.state;
  const known = registered !== undefined && sees(registered);
  return known || obligations.length > 0 ? obligations : undefined;
}
