import type { Reason, RestsOn } from '../../src/domain/decision.ts';
import type { CreditFact, ObligationFact } from '../../src/domain/facts.ts';
import type { Day } from '../../src/domain/values/day.ts';
import { formatHundredths, type Hundredths } from '../../src/domain/values/hundredths.ts';
import type { Points } from './credit-points.ts';
import { CONTENT, minimumsOf, PEDAGOGY } from './minimums.ts';
import { inWords } from './sentences.ts';

/** A credit as Massachusetts looks at it on one day. */
export interface Judged {
  readonly credit: CreditFact;
  readonly points: readonly Points[];
  /** Whether the points are certain, or possible only while something is not recorded. */
  certain: boolean;
  counts: boolean;
  readonly sum: Hundredths;
  readonly reasons: Reason[];
  readonly restsOn: RestsOn;
  /** Whether a fraction of a hundredth may have been rounded. */
  readonly rounded: boolean;
}

const NO_POINTS: readonly Points[] = [];

/** What a credit is worth on a day, before the floor of its topic. */
export function judge(credit: CreditFact, { startsOn, endsOn }: ObligationFact, asOf: Day): Judged {
  const restsOn = strongestAct(credit, asOf);
  const standing = standingOf(credit, startsOn, endsOn, asOf);
  const isAssessment = credit.kind === ASSESSMENT;
  if (standing === 'counts') return judged(credit, true, [], restsOn, isAssessment);
  if (standing === 'missing_assessed') {
    const reason = isAssessment ? ASSESSMENT_UNKNOWN : PROFICIENCY_UNKNOWN;
    return judged(credit, false, [reason], restsOn, isAssessment);
  }
  return {
    credit,
    points: NO_POINTS,
    certain: false,
    counts: false,
    sum: 0,
    reasons: [reasonFor(standing, credit, startsOn, endsOn)],
    restsOn,
    rounded: false,
  };
}

function judged(
  credit: CreditFact,
  certain: boolean,
  reasons: Reason[],
  restsOn: RestsOn,
  isAssessment: boolean,
): Judged {
  const halves = isAssessment ? 0 : halvesPerUnit(credit);
  const amount = Math.floor((credit.quantity * halves) / 2);
  return {
    credit,
    points: isAssessment ? PASSED : [{ amount, mask: minimumsOf(credit.categories) }],
    certain,
    counts: true,
    sum: isAssessment ? 12_000 : amount,
    reasons,
    restsOn,
    rounded: halves % 2 === 1,
  };
}

/** The first later day on which something is said otherwise of a credit. */
export function changesOn(credit: CreditFact, { startsOn, endsOn }: ObligationFact, asOf: Day): Day | null {
  const { attestedOn, providerReportedOn, approvedOn, deniedOn, withdrawnOn } = credit.acts;
  const now = standingOf(credit, startsOn, endsOn, asOf);
  const rests = strongestAct(credit, asOf);
  let first: Day | null = null;
  for (const day of [credit.completedOn, attestedOn, providerReportedOn, approvedOn, deniedOn, withdrawnOn]) {
    if (day === undefined || day <= asOf || (first !== null && day >= first)) continue;
    const same = strongestAct(credit, day) === rests && standingOf(credit, startsOn, endsOn, day) === now;
    if (!same) first = day;
  }
  return first;
}

type Standing =
  | 'outside_period'
  | 'not_yet'
  | 'not_recognised'
  | 'withdrawn'
  | 'denied'
  | 'awaiting_attestation'
  | 'assessment_not_passed'
  | 'missing_assessed'
  | 'counts';

const ASSESSMENT = 'performance_assessment';

const PASSED: readonly Points[] = [
  { amount: 9_000, mask: CONTENT },
  { amount: 3_000, mask: PEDAGOGY },
];

function standingOf(credit: CreditFact, startsOn: Day, endsOn: Day, asOf: Day): Standing {
  const { completedOn, acts, assessed } = credit;
  if (completedOn < startsOn || completedOn > endsOn) return 'outside_period';
  if (completedOn > asOf) return 'not_yet';
  const isAssessment = credit.kind === ASSESSMENT;
  if (!isAssessment && halvesPerUnit(credit) === 0) return 'not_recognised';
  if (seen(acts.withdrawnOn, asOf)) return 'withdrawn';
  if (seen(acts.deniedOn, asOf) && !approvedAgain(credit, asOf)) return 'denied';
  if (!seen(acts.attestedOn, asOf) && !seen(acts.providerReportedOn, asOf) && !seen(acts.approvedOn, asOf)) {
    return 'awaiting_attestation';
  }
  if (assessed !== true && (isAssessment || credit.unit !== 'semester_hour')) {
    return assessed === undefined ? 'missing_assessed' : 'assessment_not_passed';
  }
  return 'counts';
}

/** Twice the points for one unit, 0 where no conversion is known: 22.5 is 45. */
function halvesPerUnit({ unit, participation, level }: CreditFact): number {
  if (unit === 'clock_hour') return 2;
  if (unit === 'ceu') return 20;
  if (unit !== 'semester_hour') return 0;
  if (participation === 'audited') return 15;
  if (participation === undefined || level === undefined) {
    throw new RangeError('a course of which participation or level is not recorded is not covered here');
  }
  if (participation !== 'taken') return 0;
  if (level === 'graduate' || level === 'upper_undergraduate_new') return 45;
  return level === 'undergraduate' ? 30 : 0;
}

function seen(day: Day | undefined, asOf: Day): boolean {
  return day !== undefined && day <= asOf;
}

/** A denial stands until a later approval. */
function approvedAgain({ acts: { deniedOn, approvedOn } }: CreditFact, asOf: Day): boolean {
  return approvedOn !== undefined && approvedOn <= asOf && deniedOn !== undefined && approvedOn > deniedOn;
}

function strongestAct({ acts }: CreditFact, asOf: Day): RestsOn {
  if (seen(acts.approvedOn, asOf)) return 'approval';
  return seen(acts.providerReportedOn, asOf) ? 'provider_report' : 'attestation';
}

export const ATTEST = 'Confirm on your record that you completed it and hold the proof.';
const RECORD = ['regulation_09'];
const PROFICIENCY = ['regulation_03', 'development_faq'];
const ASSESSED = ['regulation_03'];

const ASSESSMENT_UNKNOWN = missingAssessed(ASSESSED);
const PROFICIENCY_UNKNOWN = missingAssessed(PROFICIENCY);

function missingAssessed(cites: readonly string[]): Reason {
  return { code: 'missing_assessed', because: 'The assessment at the end is not recorded.', cites };
}

function reasonFor(
  code: Exclude<Standing, 'counts' | 'missing_assessed'>,
  credit: CreditFact,
  startsOn: Day,
  endsOn: Day,
): Reason {
  const { completedOn, quantity, unit, kind, acts } = credit;
  switch (code) {
    case 'outside_period': {
      const period = `${inWords(startsOn)} to ${inWords(endsOn)}`;
      const because = `${inWords(completedOn)} lies outside the period ${period}.`;
      return { code, because, cites: ASSESSED };
    }
    case 'not_yet':
      return { code, because: `It counts from ${inWords(completedOn)} on.`, cites: ASSESSED };
    case 'not_recognised': {
      const claimed = `${formatHundredths(quantity)} ${unit}`;
      return { code, because: `No rule says how many PDPs this is worth: ${claimed}.`, cites: [] };
    }
    case 'withdrawn':
      return { code, because: 'It was withdrawn.', cites: RECORD };
    case 'denied': {
      const why = DENIALS[acts.denialReason ?? ''];
      return { code, because: `It was denied${why === undefined ? '' : `: ${why}`}.`, cites: RECORD };
    }
    case 'awaiting_attestation':
      return { code, because: ATTEST, cites: RECORD };
    case 'assessment_not_passed':
      return kind === ASSESSMENT
        ? { code, because: 'Only a performance assessment that was passed counts.', cites: ASSESSED }
        : {
            code,
            because: 'Points count only with proficiency shown in an assessment at the end.',
            cites: PROFICIENCY,
          };
  }
}

const DENIALS: Readonly<Record<string, string>> = {
  unrelated: 'it is not related to the work',
  outside_period: 'it lies outside the period',
  undocumented: 'it is not documented',
  duplicate: 'it was submitted before',
  provider_not_approved: 'its provider is not approved',
};
