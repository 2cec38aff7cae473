import type { CreditFact } from '../../domain/facts.ts';
import { idOf } from '../../domain/streams.ts';
import type { Day } from '../../domain/values/day.ts';
import { formatHundredths } from '../../domain/values/hundredths.ts';
import type { EducatorRecord } from '../facts/facts-of.ts';
import type { OpenedEvent } from '../log/envelope.ts';
import { activityOf, earliestCompletion, type Offering } from './offering.ts';
import { actedUpon, creditOf, PLANNED, type PlannedAct } from './planned-credit.ts';

/** What may be done next: finish a claim, claim a micro-credential that was earned, or take what is on offer. */
export const CANDIDATE_KINDS = ['claim', 'credential', 'offering'] as const;
export type CandidateKind = (typeof CANDIDATE_KINDS)[number];

/** As it is told of. */
export interface Candidate {
  readonly kind: CandidateKind;
  /** Id of the credit, of the micro-credential, or of the offering. */
  readonly id: string;
  /** Stream of the credit, real or planned. */
  readonly stream: string;
  readonly title: string;
  readonly provider: string;
  /** In its own unit, as `3 semester_hour`. */
  readonly quantity: string;
  /** First day on which it can be begun; undefined of what is completed. */
  readonly beginsOn: Day | undefined;
  /** The day on which it is done at the earliest: completed, claimed and acted upon. */
  readonly day: Day;
  /** Last day on which it may be begun. */
  readonly closesOn: Day | undefined;
  /** What is still to be paid, in whole cents; undefined where nobody said. */
  readonly costCents: number | undefined;
  /** Whether the educator has begun it. */
  readonly isBegun: boolean;
}

/** As it is tried. */
export interface Trial extends Candidate {
  /** The credit as it would be, claimed and acted upon, or with the claim alone. */
  readonly creditWith: (act: PlannedAct | undefined) => CreditFact | undefined;
}

/** Who plans, toward which state, from which day on. */
export interface Planner {
  readonly record: EducatorRecord;
  readonly events: readonly OpenedEvent[];
  readonly state: string;
  readonly from: Day;
}

/** A micro-credential of the educator that is begun, or awarded and not revoked. */
export interface OwnCredential {
  readonly stream: string;
  /** As `issuer.name`. */
  readonly definition: string;
  readonly issuer: string;
  readonly title: string;
  readonly awardedOn: Day | undefined;
}

/** Claims that nobody has decided upon: an act may make more of them count. */
export function claimsToFinish({ record, events, state, from }: Planner): readonly Trial[] {
  const { educator } = record;
  const undecided = [...record.credits.values()].filter(
    ({ acts, ...credit }) =>
      credit.state === state &&
      acts.approvedOn === undefined &&
      acts.deniedOn === undefined &&
      acts.withdrawnOn === undefined &&
      acts.reversedOn === undefined,
  );
  return undecided.map((credit) => ({
    ...{ kind: 'claim', id: idOf(credit.credit), stream: credit.credit },
    ...{ title: credit.title, provider: credit.provider },
    quantity: `${formatHundredths(credit.quantity)} ${credit.unit}`,
    ...{ beginsOn: undefined, closesOn: undefined, costCents: 0, isBegun: true },
    day: credit.completedOn > from ? credit.completedOn : from,
    creditWith: (act) => actedUpon(educator, credit, events, { act, on: from }),
  }));
}

/** Micro-credentials that were awarded and not claimed in the state. */
export function credentialsToClaim(planner: Planner, own: readonly OwnCredential[]): readonly Trial[] {
  const { record, events, state, from } = planner;
  const claimed = new Set(
    events.flatMap((event) =>
      event.type === 'credit.Claimed' && event.data.state === state ? [event.data.credential] : [],
    ),
  );
  return own.flatMap(({ stream: credential, issuer, title, awardedOn }): readonly Trial[] => {
    if (awardedOn === undefined || awardedOn > from || claimed.has(credential)) return [];
    const activity = {
      ...{ kind: 'micro_credential', title, quantity: '1', unit: 'micro_credential', provider: issuer },
      ...{ categories: [], assessed: true },
    };
    const claim = { ...activity, state, completedOn: awardedOn, credential };
    const stream = `${PLANNED}-${credential}`;
    return [
      {
        ...{ kind: 'credential', id: idOf(credential), stream },
        ...{ title, provider: issuer, quantity: '1 micro_credential' },
        ...{ beginsOn: undefined, day: from, closesOn: undefined, costCents: 0, isBegun: true },
        creditWith: (act) => creditOf(record.educator, { claim, act, on: from }, stream),
      },
    ];
  });
}

/** What is on offer and can be completed; not a micro-credential that is held. One that is begun is paid. */
export function offeringsToTake(
  { record, state, from }: Planner,
  offerings: readonly Offering[],
  own: readonly OwnCredential[],
): readonly Trial[] {
  const held = new Set(own.flatMap((one) => (one.awardedOn === undefined ? [] : [one.definition])));
  const begun = new Set(own.flatMap((one) => (one.awardedOn === undefined ? [one.definition] : [])));
  return offerings.flatMap((offering): readonly Trial[] => {
    const { id, opensOn = from, closesOn, credential = '', costCents } = offering;
    const day = earliestCompletion(offering, from);
    if (day === undefined || held.has(credential)) return [];
    const isBegun = begun.has(credential);
    const claim = { ...activityOf(offering), state, completedOn: day };
    const stream = `${PLANNED}-${id}`;
    return [
      {
        ...{ kind: 'offering', id, stream, closesOn, day, isBegun },
        ...{ title: offering.title, provider: offering.provider },
        quantity: `${offering.quantity} ${offering.unit}`,
        beginsOn: opensOn > from ? opensOn : from,
        costCents: isBegun ? 0 : costCents,
        creditWith: (act) => creditOf(record.educator, { claim, act, on: day }, stream),
      },
    ];
  });
}

/** Everything that may be done next toward a state. */
export function trialsOf(
  planner: Planner,
  offerings: readonly Offering[],
  own: readonly OwnCredential[],
): readonly Trial[] {
  return [
    ...claimsToFinish(planner),
    ...credentialsToClaim(planner, own),
    ...offeringsToTake(planner, offerings, own),
  ];
}
