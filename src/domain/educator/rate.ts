import { type Refusal, refuse } from '../decider.ts';
import { firstDayOf, isDay } from '../values/day.ts';
import { isWord } from '../values/identifiers.ts';
import type { EducatorEvent, EvaluationRated } from './events.ts';
import type { EducatorState } from './evolve.ts';
import { keyProblem, saysAsMuch } from './external-id.ts';
import { employerProblem, schoolYearProblem } from './school-year.ts';

/** A rating of a school year: one of each kind, or a single one whose kind is not said. */
export function rate(
  data: EvaluationRated['data'],
  state: EducatorState,
  today: string,
): readonly EducatorEvent[] | Refusal {
  const problem = schoolYearProblem(data.schoolYear, today) ?? employerProblem(data.state, data.employer);
  if (problem) return problem;
  if (!/^[A-Za-z0-9_.]{1,30}$/.test(data.score)) {
    return refuse('score', 'A score is one word or number of the state\u2019s scale, as 5.');
  }
  if (data.kind !== undefined && !isWord(data.kind)) {
    return refuse('kind', 'The kind of a rating is a lower-case word, as overall.');
  }
  if (
    data.on !== undefined &&
    (!isDay(data.on) || data.on < firstDayOf(data.schoolYear) || data.on > today)
  ) {
    return refuse(
      'rated_on',
      `A rating of ${data.schoolYear} is completed on a day of that year or later, not after today.`,
    );
  }
  const keyed = keyProblem(data.externalId);
  if (keyed) return keyed;
  const ofYear = state.facts
    .filter((fact) => fact.type === 'educator.EvaluationRated')
    .filter((fact) => fact.data.schoolYear === data.schoolYear && fact.data.state === data.state);
  // A rating whose kind is not said may be any of that year.
  const standing = ofYear.find(({ data: { kind } }) => kind === data.kind) ?? unkinded(ofYear, data);
  if (standing === undefined) return [{ type: 'educator.EvaluationRated', data }];
  if (saysAsMuch(standing.data, data)) return [];
  return refuse(
    'evaluation_differs',
    standing.data.kind === data.kind
      ? `The evaluation of ${data.schoolYear} is recorded otherwise. Retract it first.`
      : `Where ${data.schoolYear} has several ratings, each says its kind. Retract the one that does not, or say the kind of this one.`,
  );
}

function unkinded<R extends { readonly data: EvaluationRated['data'] }>(
  ofYear: readonly R[],
  { kind }: EvaluationRated['data'],
): R | undefined {
  return ofYear.find((other) => kind === undefined || other.data.kind === undefined);
}
