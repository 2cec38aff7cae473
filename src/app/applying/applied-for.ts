import type { ApplicationState } from '../../domain/application/index.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Facts, LicenseFact, ObligationFact } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import { evaluate, STILL } from '../../rules/index.ts';
import { type EducatorRecord, factsAbout, inTermAt } from '../facts/facts-of.ts';
import { policyAt } from '../standing/policy-book.ts';
import type { Jurist } from '../standing/standing.ts';

/** The strand whose rules say what somebody needs who applies for a license, or a field upon one. */
const LICENSURE = 'initial_licensure';

export type FiledApplication = NonNullable<ApplicationState['filed']>;

export interface Asked {
  /** Stream of the application. */
  readonly stream: string;
  readonly filed: FiledApplication;
  /** Id of the event that filed it. */
  readonly filing: string;
}

/**
 * What the law answers to an application as of a day, with its requirement tree. Undefined where no law for
 * applications is published in the state.
 */
export async function decisionUpon(
  { ledger, compiled }: Jurist,
  asked: Asked,
  record: EducatorRecord,
  asOf: Day,
  ordinal: number,
): Promise<Decision | undefined> {
  const law = await policyAt(ledger, compiled, asked.filed.state, LICENSURE, ordinal);
  if (law === undefined) return undefined;
  return evaluate(law.policy, law.settings, applicationFacts(record, asked, ordinal), asOf);
}

/**
 * What is on record of somebody who applies. Nothing is owed and nothing runs out: what stands for the period begins
 * on the day of filing and has no last day. What is applied for stands for the license; those held are among `licenses`.
 */
function applicationFacts(record: EducatorRecord, { stream, filed, filing }: Asked, ordinal: number): Facts {
  const { state, license, on } = filed;
  const obligation: ObligationFact = {
    ...{ period: stream, state, strand: LICENSURE, license: license ?? stream, eventId: filing },
    ...{ owner: license === undefined ? 'person' : 'license', startsOn: on, endsOn: STILL },
    ...{ appliedOn: on, awaitsAnswer: true },
  };
  return factsAbout(record, obligation, appliedFor(record, { stream, filed, filing }), ordinal);
}

/** A license that is not held yet has the days from its filing on, and no plans. */
function appliedFor(record: EducatorRecord, { stream, filed, filing }: Asked): LicenseFact {
  const { state, class: wanted, fields, license, on } = filed;
  const held = license === undefined ? undefined : record.licenses.get(license);
  if (held !== undefined) return { ...inTermAt(held, on), fields };
  return {
    ...{ license: stream, state, class: wanted, fields, issuedOn: on, validFrom: on, expiresOn: STILL },
    ...{ plans: [], eventId: filing },
  };
}
