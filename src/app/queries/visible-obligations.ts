import type { ObligationFact } from '../../domain/facts.ts';
import { type Identity, may } from '../access.ts';
import { obligationsOf } from '../standing.ts';
import type { Known } from './known-record.ts';

/**
 * The obligations of an educator that a caller may see; undefined where not even the educator is theirs to see. Each
 * is its own state's; an educator without any is their registering state's. Where something cannot be read, it may be
 * that a year of service was taken back: then no employer sees anything.
 */
export function visibleObligations(
  identity: Identity,
  { record, events, failure }: Known,
): readonly ObligationFact[] | undefined {
  const { educator } = record;
  const service = failure === undefined ? [...record.service.values()] : [];
  const sees = (state: string) => {
    const employers = service.filter((year) => year.state === state).map(({ employer }) => employer);
    return may(identity, 'standing.read', { educator, state, employers });
  };
  const obligations = obligationsOf(record).filter(({ state }) => sees(state));
  const registered = events.find((event) => event.type === 'educator.Registered')?.data.state;
  const known = registered !== undefined && sees(registered);
  return known || obligations.length > 0 ? obligations : undefined;
}
