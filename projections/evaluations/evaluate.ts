import {
  answerTo,
  EVALUATION,
  evaluationOf,
  licenseIn,
  ratingsIn,
} from '../../src/app/evaluating/evaluation.ts';
import {
  employersIn,
  isEmployedAfter,
  observationsOf,
  schoolYearsOf,
} from '../../src/app/evaluating/school-years.ts';
import type { EducatorRecord } from '../../src/app/facts/facts-of.ts';
import { inTermAt } from '../../src/app/facts/facts-of.ts';
import type { Basis } from '../../src/app/projections/projection.ts';
import type { PolicyInForce } from '../../src/app/standing/policy-book.ts';
import { addDays, type Day, firstDayOf, lastDayOf, schoolYearOf } from '../../src/domain/values/day.ts';
import { AT_ONCE, type EvaluationRow, rowWithoutYear } from './row.ts';

/** The rows of some educators from the log up to an ordinal. */
export async function evaluationRowsOf(
  records: readonly EducatorRecord[],
  { ordinal, lawOf, todays }: Basis,
): Promise<readonly EvaluationRow[]> {
  const rows: EvaluationRow[] = [];
  for (const record of records) {
    const { educator } = record;
    for (const state of new Set([...record.licenses.values()].map((license) => license.state))) {
      const law = await lawOf(state, EVALUATION);
      const today = todays.get(state);
      // Law that is published marks whoever has a row; the first day that begins, whose row holds no longer.
      if (law === undefined) rows.push(rowWithoutYear(educator, state, 'no_policy', null));
      else if (today === undefined) rows.push(rowWithoutYear(educator, state, 'no_day', AT_ONCE));
      else rows.push(...rowsIn(record, state, law, today, ordinal));
    }
  }
  return rows;
}

/** Years the policy speaks of. While somebody is employed, the next one asks for a row though nothing happens. */
function rowsIn(
  record: EducatorRecord,
  state: string,
  law: PolicyInForce,
  today: Day,
  ordinal: number,
): readonly EvaluationRow[] {
  const lastDay = lastDayOf(schoolYearOf(today));
  const next = isEmployedAfter(record, state, lastDay) ? addDays(lastDay, 1) : null;
  const years = schoolYearsOf(record, state, today).filter((year) => firstDayOf(year) >= law.policy.since);
  const rows = years.flatMap((year): readonly EvaluationRow[] => {
    const license = licenseIn(record, state, year);
    if (license === undefined) return [];
    const { decision, answers } = evaluationOf(law, record, license, year, today, ordinal);
    const observed = observationsOf(record, state).filter(({ on }) => schoolYearOf(on) === year);
    return [
      {
        ...{ educator: record.educator, state, schoolYear: year, license: license.license },
        class: inTermAt(license, firstDayOf(year)).class,
        employers: employersIn(record, state, year),
        ratings: ratingsIn(record, state, year).map(({ score }) => score),
        observations: observed.length,
        ...{ outcome: decision.outcome, codes: decision.codes },
        ...{ owed: answerTo(answers, 'owed'), progress: answerTo(answers, 'progress') },
        ...{ policyVersion: decision.policy.version, policyDigest: decision.policy.digest },
        holdsUntil: earliest([decision.holdsUntil, ...answers.map((one) => one.holdsUntil), next]),
      },
    ];
  });
  return rows.length > 0 ? rows : [rowWithoutYear(record.educator, state, 'no_year', next)];
}

function earliest(days: readonly (Day | null)[]): Day | null {
  return days.filter((day) => day !== null).toSorted()[0] ?? null;
}
