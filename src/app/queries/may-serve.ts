import type { Refusal } from '../../domain/decider.ts';
import type { Day } from '../../domain/values/day.ts';
import { type Identity, may } from '../access.ts';
import { todayIn } from '../clock.ts';
import { employersIn, placesOnRecord } from '../facts/employers.ts';
import type { EducatorRecord } from '../facts/facts-of.ts';
import { keptByApplication } from '../serving/kept.ts';
import { type Assignment, type MayServe, mayServe } from '../serving/may-serve.ts';
import { standingOfLicense } from '../serving/standing-of-license.ts';
import { type Jurist, lawsAt, recordsAt } from '../standing/standing.ts';
import { openReviewsOf, standsIn } from './open-reviews.ts';
import { badInput } from './unanswered.ts';

export interface RosterAsk {
  readonly assignment: Assignment;
  readonly educators: readonly string[];
  /** Today in the state when not given. */
  readonly on?: Day;
}

export interface Roster {
  readonly on: Day;
  /** Last ordinal known to the answers. */
  readonly ordinal: number;
  readonly people: readonly (MayServe & { readonly educator: string })[];
  /** Those of whom nothing is on record that is the caller's to see. */
  readonly notFound: readonly string[];
}

const MOST_PEOPLE = 500;

/** Who of a roster may serve in a post on a day, from one reading of the log for all of them. */
export async function askMayServe(
  jurist: Jurist,
  identity: Identity,
  { assignment, educators, on }: RosterAsk,
): Promise<Roster | Refusal> {
  if (educators.length === 0 || educators.length > MOST_PEOPLE) {
    return badInput('educators', `names 1 to ${MOST_PEOPLE} people.`);
  }
  const { ledger } = jurist;
  const day = on ?? todayIn(ledger.clock, assignment.state);
  const ordinal = await ledger.log.head();
  const lawOf = lawsAt(jurist, ordinal);
  const people = [];
  const notFound = [];
  for (const record of await recordsAt(ledger, [...new Set(educators)], ordinal)) {
    if (!sees(identity, record, assignment.state) || !isKnownTo(identity, record, assignment.state)) {
      notFound.push(record.educator);
      continue;
    }
    const held = [...record.licenses.values(), ...record.rescinded.values()];
    const standings = held.map((license) =>
      standingOfLicense(
        record.educator,
        license,
        day,
        openReviewsOf(identity, record, { state: license.state, asOf: day }, standsIn(license)),
      ),
    );
    const kept = await keptByApplication(record, day, { lawOf, ordinal });
    people.push({ educator: record.educator, ...mayServe(assignment, standings, day, kept) });
  }
  return { on: day, ordinal, people, notFound };
}

/** Whether anything of somebody is on record in a state; of themselves everybody is told. An agency sees all of its state, those never heard of, too. */
function isKnownTo(identity: Identity, record: EducatorRecord, state: string): boolean {
  const { licenses, rescinded, obligations, credits, evaluations, openApplications } = record;
  const lists = [licenses, rescinded, obligations, credits, evaluations, openApplications];
  return (
    record.educator === identity.educator ||
    record.registeredIn === state ||
    employersIn(placesOnRecord(record), state).length > 0 ||
    lists.some((list) => [...list.values()].some((one) => one.state === state))
  );
}

/** Whether a caller may see how somebody stands in a state. */
export function sees(identity: Identity, record: EducatorRecord, state: string): boolean {
  const employers = employersIn(placesOnRecord(record), state);
  return may(identity, 'standing.read', { educator: record.educator, state, employers });
}
