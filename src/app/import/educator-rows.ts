import type { EducatorCommand } from '../../domain/educator/index.ts';
import { homeOf, planFact } from './fact-row.ts';
import { canonicalAmount, cell, type Cells, given, type RowPlan } from './row.ts';

export function planService(cells: Cells): RowPlan {
  const days = cells.get('days');
  const fte = cells.get('fte');
  const command: EducatorCommand = {
    type: 'RecordService',
    ...yearOf(cells),
    role: cell(cells, 'role'),
    ...(days === undefined ? {} : { days: Number(days) }),
    ...(fte === undefined ? {} : { fte: canonicalAmount(fte) }),
    ...given(cells, { school: 'school', setting: 'setting', field: 'field', licenseClass: 'licenseClass' }),
    ...keyOf(cells),
  };
  return planFact(cells, cell(cells, 'state'), command, {
    ...{ ...YEAR_BLAME, service_differs: 'schoolYear' },
    ...{ school: 'school', setting: 'setting', field: 'field', license_class: 'licenseClass' },
  });
}

export function planEvaluation(cells: Cells): RowPlan {
  const command: EducatorCommand = {
    type: 'RateEvaluation',
    ...yearOf(cells),
    score: cell(cells, 'score'),
    ...given(cells, { kind: 'kind', on: 'ratedOn' }),
    ...keyOf(cells),
  };
  return planFact(cells, cell(cells, 'state'), command, {
    ...{ ...YEAR_BLAME, evaluation_differs: 'score', kind: 'kind', rated_on: 'ratedOn' },
  });
}

export function planBoard(cells: Cells): RowPlan {
  const command: EducatorCommand = {
    type: 'CertifyByBoard',
    board: cell(cells, 'board'),
    kind: cell(cells, 'kind') === 'initial' ? 'initial' : 'renewal',
    on: cell(cells, 'certifiedOn'),
    until: cell(cells, 'validUntil'),
    ...given(cells, { field: 'field' }),
    ...keyOf(cells),
  };
  return planFact(cells, homeOf(cells), command, {
    ...{ board: 'board', future_day: 'certifiedOn', until: 'validUntil', field: 'field' },
  });
}

export function planDegree(cells: Cells): RowPlan {
  const command: EducatorCommand = {
    type: 'ConferDegree',
    level: cell(cells, 'level'),
    institution: cell(cells, 'institution'),
    on: cell(cells, 'conferredOn'),
    ...given(cells, { field: 'field' }),
    ...keyOf(cells),
  };
  return planFact(cells, homeOf(cells), command, {
    ...{ level: 'level', institution: 'institution', field: 'field', future_day: 'conferredOn' },
  });
}

function keyOf(cells: Cells): { readonly externalId?: string } {
  return given(cells, { externalId: 'externalId' });
}

const YEAR_BLAME = {
  school_year: 'schoolYear',
  future_day: 'schoolYear',
  employer: 'employer',
  role: 'role',
  days: 'days',
  fte: 'fte',
  score: 'score',
};

function yearOf(cells: Cells) {
  return {
    state: cell(cells, 'state'),
    schoolYear: cell(cells, 'schoolYear'),
    employer: cell(cells, 'employer'),
  };
}
