import { type Refusal, refuse } from '../decider.ts';
import { isWord } from '../values/identifiers.ts';
import type { EducatorEvent, ServiceRecorded } from './events.ts';
import type { EducatorState } from './evolve.ts';
import { keyProblem, saysAsMuch } from './external-id.ts';
import { employerProblem, schoolYearProblem } from './school-year.ts';
import { fteProblem, optionalText } from './told-words.ts';

type Service = ServiceRecorded['data'];

export function recordService(
  data: Service,
  { facts }: EducatorState,
  today: string,
): readonly EducatorEvent[] | Refusal {
  const problem =
    schoolYearProblem(data.schoolYear, today) ??
    employerProblem(data.state, data.employer) ??
    amountProblem(data) ??
    placeProblem(data) ??
    keyProblem(data.externalId);
  if (problem) return problem;
  const standing = facts.find(
    (fact) => fact.type === 'educator.ServiceRecorded' && isOfOnePost(fact.data, data),
  );
  if (standing === undefined) return [{ type: 'educator.ServiceRecorded', data }];
  if (saysAsMuch(standing.data, data)) return [];
  return refuse(
    'service_differs',
    `Service in ${data.schoolYear} in this role at ${data.employer} is recorded otherwise. Retract it first.`,
  );
}

function amountProblem({ role, days, fte }: Service): Refusal | undefined {
  if (!isWord(role)) return refuse('role', 'A role is a lower-case word, as teacher.');
  if (days !== undefined && (!Number.isInteger(days) || days < 0 || days > 366)) {
    return refuse('days', 'Days served in a year are a whole number from 0 to 366.');
  }
  return fteProblem(fte);
}

function placeProblem({ school, setting, field, licenseClass }: Service): Refusal | undefined {
  if (setting !== undefined && !isWord(setting)) {
    return refuse('setting', 'The kind of school is a lower-case word, as public or charter.');
  }
  if (licenseClass !== undefined && !isWord(licenseClass)) {
    return refuse('license_class', 'The class served under is a lower-case word, as professional.');
  }
  return optionalText('school', school) ?? optionalText('field', field);
}

/**
 * Whether two records tell of one post, and so may not differ: a year in one role at one employer is one post, unless
 * both name a school, a field or a class of license and name different ones.
 */
function isOfOnePost(one: Service, other: Service): boolean {
  const isYear = YEAR.every((name) => one[name] === other[name]);
  return (
    isYear &&
    APART.every((name) => one[name] === undefined || other[name] === undefined || one[name] === other[name])
  );
}

const YEAR = ['schoolYear', 'state', 'employer', 'role'] as const;
const APART = ['school', 'field', 'licenseClass'] as const;
