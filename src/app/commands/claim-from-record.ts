import type { Claimed } from '../../domain/credit/events.ts';
import { type Refusal, refuse } from '../../domain/decider.ts';
import { standing } from '../../domain/retraction.ts';
import { lastDayOf } from '../../domain/values/day.ts';
import type { OpenedEvent } from '../log/envelope.ts';
import { isOfTypes } from '../log/of-types.ts';

/** A claim for something on record: what and when it was stands there. */
export interface RecordClaim {
  readonly type: 'ClaimFromRecord';
  readonly educator: string;
  readonly state: string;
  /** Id of the event. */
  readonly event: string;
  readonly quantity: string;
  readonly unit: string;
  readonly categories: readonly string[];
  readonly topic?: string;
}

const CLAIMED_FROM = [
  'educator.ServiceRecorded',
  'educator.EvaluationRated',
  'educator.BoardCertified',
] as const;

/** The claim in full. `past` is the educator's own stream. */
export function claimOfRecord(
  { type: _, event: ofEvent, ...claim }: RecordClaim,
  past: readonly OpenedEvent[],
): Claimed['data'] | Refusal {
  const event = standing(past).find(({ eventId }) => eventId === ofEvent);
  if (event === undefined || !isOfTypes(event, CLAIMED_FROM)) {
    return refuse(
      'record_unknown',
      'No year of service, evaluation or certificate of this educator stands on record under that id.',
    );
  }
  return { ...claim, ...toldBy(event), ofEvent };
}

function toldBy(event: Extract<OpenedEvent, { readonly type: (typeof CLAIMED_FROM)[number] }>) {
  switch (event.type) {
    case 'educator.ServiceRecorded': {
      const { schoolYear, role, employer } = event.data;
      const title = `Service ${schoolYear} as ${role}`;
      return { kind: 'service', title, completedOn: lastDayOf(schoolYear), provider: employer };
    }
    case 'educator.EvaluationRated': {
      const { schoolYear, employer } = event.data;
      const title = `Evaluation ${schoolYear}`;
      return { kind: 'evaluation', title, completedOn: lastDayOf(schoolYear), provider: employer };
    }
    case 'educator.BoardCertified': {
      const { board, kind, on } = event.data;
      return {
        kind: 'board_certificate',
        title: `${board}, ${kind} certificate`,
        completedOn: on,
        provider: board,
      };
    }
  }
}
