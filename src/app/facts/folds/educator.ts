import type { ServiceFact } from '../../../domain/facts.ts';
import { plainRecord } from '../further-facts.ts';
import { amountOf, change, type Draft, type Placed, type PlacedIn } from './draft.ts';

/** What is recorded of the educator: facts by the event that stated each, so that it can be taken back. */
export function foldEducator(draft: Draft, event: PlacedIn<'educator'>): void {
  switch (event.type) {
    case 'educator.ServiceRecorded':
      draft.service.set(event.eventId, serviceFact(event));
      return;
    case 'educator.EvaluationRated': {
      const { externalId: _, ...said } = event.data;
      draft.evaluations.set(event.eventId, { ...said, eventId: event.eventId });
      return;
    }
    case 'educator.BoardCertified': {
      const { externalId: _, ...said } = event.data;
      draft.boards.set(event.eventId, { ...said, eventId: event.eventId });
      return;
    }
    // What it takes back is left out before.
    case 'educator.Retracted':
      return;
    case 'educator.DegreeConferred':
    case 'educator.TestTaken':
    case 'educator.ActRecorded':
    case 'educator.MeasureRecorded':
    case 'educator.RoleDesignated':
    case 'educator.ForeignCredentialVerified':
    case 'educator.AwardRecorded':
      draft.further.set(event.eventId, plainRecord(event));
      return;
    case 'educator.RoleEnded':
      change(draft.further, event.data.eventId, { endedOn: event.data.on });
      return;
    case 'educator.Registered': {
      // What a person is called is no fact of law; the month they were born in may be.
      const { birthDate, state } = event.data;
      draft.registeredIn = state;
      draft.birthMonth = typeof birthDate === 'string' ? Number(birthDate.slice(5, 7)) : undefined;
    }
  }
}

function serviceFact({ data, stream, eventId }: Placed<'educator.ServiceRecorded'>): ServiceFact {
  const { fte, externalId: _, ...said } = data;
  return { ...said, ...(fte === undefined ? {} : { fte: amountOf(fte, stream) }), eventId };
}
