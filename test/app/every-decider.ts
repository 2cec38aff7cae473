import type fc from 'fast-check';
import { application } from '../../src/domain/application/index.ts';
import { agenda } from '../../src/domain/agenda/index.ts';
import { calendar } from '../../src/domain/calendar/index.ts';
import { credential } from '../../src/domain/credential/index.ts';
import { credit } from '../../src/domain/credit/index.ts';
import type { Circumstances, Decider } from '../../src/domain/decider.ts';
import { definition } from '../../src/domain/definition/index.ts';
import { educator } from '../../src/domain/educator/index.ts';
import { employer } from '../../src/domain/employer/index.ts';
import { employment } from '../../src/domain/employment/index.ts';
import type { LedgerEvent } from '../../src/domain/events.ts';
import { goal } from '../../src/domain/goal/index.ts';
import { importing } from '../../src/domain/import/index.ts';
import { license } from '../../src/domain/license/index.ts';
import { offering } from '../../src/domain/offering/index.ts';
import { period } from '../../src/domain/period/index.ts';
import { policy } from '../../src/domain/policy/index.ts';
import { provider } from '../../src/domain/provider/index.ts';
import { reminder } from '../../src/domain/reminder/index.ts';
import { review } from '../../src/domain/review/index.ts';
import { spending } from '../../src/domain/spending/index.ts';
import { statute } from '../../src/domain/statute/index.ts';
import { submission } from '../../src/domain/submission/index.ts';
import { BEGINNINGS, REVIEWERS } from './any-credential-commands.ts';
import * as commands from './any-commands.ts';
import { LICENSE_BEGINNINGS } from './any-license-commands.ts';

/** A decider, any command it may be given, and a stream of its own. */
export interface Subject<C extends object, E extends LedgerEvent, S> {
  readonly decider: Decider<C, E, S>;
  readonly anyCommand: fc.Arbitrary<C>;
  readonly stream: string;
  /** Who may command; a learner, a reviewer and an agency when not given. */
  readonly actors?: readonly Circumstances[];
  /** Ways to begin, so that walks also get to what is far from the start; with nothing when not given. */
  readonly beginnings?: readonly Beginning<C>[];
}

/** Commands that are all carried out, one after the other. */
export type Beginning<C> = readonly { readonly command: C; readonly by: Circumstances }[];

/** Something done with a subject, whatever its commands, events and states are. */
export type WithSubject<R> = <C extends object, E extends LedgerEvent, S>(subject: Subject<C, E, S>) => R;

/** A subject of types that only it knows. */
export type AnySubject = <R>(use: WithSubject<R>) => R;

function subject<C extends object, E extends LedgerEvent, S>(
  stream: string,
  decider: Decider<C, E, S>,
  anyCommand: fc.Arbitrary<C>,
  further: Pick<Subject<C, E, S>, 'actors' | 'beginnings'> = {},
): AnySubject {
  return (use) => use({ decider, anyCommand, stream, ...further });
}

const { upon } = commands;

/** By the folder of each in `src/domain`; a test holds the names against the folders. */
export const EVERY_DECIDER: Readonly<Record<string, AnySubject>> = {
  educator: subject('educator-TN-1', educator, upon.educator),
  credential: subject('credential-1', credential, upon.credential, {
    actors: REVIEWERS,
    beginnings: BEGINNINGS,
  }),
  definition: subject('definition-a.b', definition, upon.definition),
  employer: subject('employer-TN-a-district', employer, upon.employer),
  employment: subject('employment-1', employment, upon.employment),
  goal: subject('goal-1', goal, upon.goal),
  agenda: subject('agenda-TN-2025-01-01', agenda, upon.agenda),
  submission: subject('submission-1', submission, upon.submission),
  credit: subject('credit-1', credit, upon.credit),
  period: subject('period-1', period, upon.period),
  license: subject('license-TN-1', license, upon.license, { beginnings: LICENSE_BEGINNINGS }),
  calendar: subject('calendar-TN', calendar, upon.calendar),
  policy: subject('policy-TN', policy, upon.policy),
  reminder: subject('reminder-1', reminder, upon.reminder),
  spending: subject('spending-TN-1', spending, upon.spending),
  application: subject('application-1', application, upon.application),
  review: subject('review-1', review, upon.review),
  statute: subject('statute-TN-act', statute, upon.statute),
  offering: subject('offering-a.b', offering, upon.offering),
  provider: subject('provider-a', provider, upon.provider),
  import: subject('import-1', importing, upon.importing),
};
