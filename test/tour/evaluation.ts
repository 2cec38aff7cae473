import type { Guide } from './guide.ts';
import { AGENCY, DISTRICT, TEACHER } from './people.ts';

/** The evaluation of a school year. */
export async function tourEvaluation({ ask, world }: Guide): Promise<void> {
  const agency = await world.as(AGENCY.identity);
  for (const [setting, value] of [
    ['observations_reported_from', '2024-07-01'],
    ['months_for_results', '6'],
  ] as const) {
    const confirmed = { state: 'TN', strand: 'evaluation', setting, value, because: 'A letter.' };
    await agency.record('confirmSetting', confirmed);
  }
  await world.settled();
  await ask(
    'evaluation',
    TEACHER,
    `{
      evaluation(schoolYear: "2022-23", asOf: "2024-06-30") {
        license employers
        ratings { score kind on }
        observations { act on }
        decision { outcome missing requirement { asks outcome counted required citations { title } } }
        answers { id asks value because }
        evidence { goal { goal } awards { definition awardedOn } }
      }
    }`,
    'Whether an evaluation was owed, whether it is done, and what its rating is worth',
  );
  await ask(
    'evaluations',
    DISTRICT,
    `{
      evaluations(filter: { state: "TN" }, sort: { by: schoolYear, direction: desc }, first: 3) {
        totalCount
        edges { node { educator schoolYear ratings observations owed progress outcome codes } }
      }
    }`,
    'Those of an employer’s own people',
  );
  await ask(
    'evaluations',
    AGENCY,
    `{
      evaluations(filter: { progress: "missing" }, first: 3) {
        totalCount
        edges { node { educator schoolYear employers ratings progress } }
      }
    }`,
    'Where a rating is missing',
  );
}
