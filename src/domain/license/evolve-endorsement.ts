import type { Recorded } from '../decider.ts';
import type { EndorsementEvent } from './events/endorsement.ts';
import type { Endorsement } from './state.ts';

type Endorsements = ReadonlyMap<string, Endorsement>;

/** The fields added, by name. One that was dropped is kept with the day, until it is added again. */
export function evolveEndorsement(
  endorsements: Endorsements,
  event: Recorded<EndorsementEvent>,
): Endorsements {
  const { field, on } = event.data;
  switch (event.type) {
    case 'license.EndorsementAdded': {
      const { validUntil } = event.data;
      return new Map(endorsements).set(field, { on, validUntil, droppedOn: undefined });
    }
    case 'license.EndorsementRenewed':
      return changed(endorsements, field, { validUntil: event.data.validUntil });
    case 'license.EndorsementDropped':
      return changed(endorsements, field, { droppedOn: on });
  }
}

function changed(endorsements: Endorsements, field: string, change: Partial<Endorsement>): Endorsements {
  const known = endorsements.get(field);
  return known === undefined ? endorsements : new Map(endorsements).set(field, { ...known, ...change });
}
