import type { EducatorCommand } from '../../domain/educator/index.ts';
import { homeOf, planFact } from './fact-row.ts';
import type { PlainKind } from './plain-columns.ts';
import { answered, canonicalAmount, cell, type Cells, given, type RowPlan } from './row.ts';

/** A row of a file of plain facts. Of two files that say the same, the second adds nothing. */
export function planPlainly(kind: PlainKind, cells: Cells): RowPlan {
  const state = cells.get('state') ?? homeOf(cells);
  return planFact(cells, state, commandOf(kind, cells), { ...BLAME[kind], ...COMMON_BLAME });
}

function commandOf(kind: PlainKind, cells: Cells): EducatorCommand {
  const state = cell(cells, 'state');
  switch (kind) {
    case 'tests':
      return {
        ...{ type: 'RecordTest', test: cell(cells, 'test'), on: cell(cells, 'takenOn') },
        ...{
          ...given(cells, { field: 'field' }),
          ...scoreOf(cells),
          ...answered(cells, { passed: 'passed' }),
        },
      };
    case 'acts': {
      const quantity = cells.get('quantity');
      return {
        ...{ type: 'RecordAct', state, act: cell(cells, 'act'), by: cell(cells, 'doneBy') },
        on: cell(cells, 'doneOn'),
        ...given(cells, { result: 'result', about: 'about', from: 'from', until: 'until' }),
        ...(quantity === undefined ? {} : { quantity: canonicalAmount(quantity) }),
      };
    }
    case 'measures':
      return {
        ...{ type: 'RecordMeasure', state, measure: cell(cells, 'measure'), value: cell(cells, 'value') },
        on: cell(cells, 'measuredOn'),
        ...given(cells, { school: 'school', schoolYear: 'schoolYear' }),
      };
    case 'designations':
      return {
        ...{ type: 'DesignateRole', state, role: cell(cells, 'designation') },
        on: cell(cells, 'designatedOn'),
        ...given(cells, { program: 'program', school: 'school', field: 'field', until: 'validUntil' }),
      };
    case 'foreign':
      return {
        ...{ type: 'VerifyForeignCredential', state: cell(cells, 'issuedIn'), class: cell(cells, 'class') },
        ...{ source: cell(cells, 'source'), on: cell(cells, 'verifiedOn') },
        unencumbered: cell(cells, 'unencumbered') === 'yes',
        ...given(cells, { field: 'field', issuedOn: 'issuedOn', validUntil: 'validUntil' }),
      };
    case 'awards':
      return {
        ...{ type: 'RecordAward', credential: cell(cells, 'credential'), issuer: cell(cells, 'issuer') },
        ...{ on: cell(cells, 'awardedOn'), ...scoreOf(cells) },
        ...given(cells, { stack: 'stack', competency: 'competency', until: 'validUntil' }),
      };
  }
}

function scoreOf(cells: Cells): { readonly score?: number } {
  const score = cells.get('scoreReached');
  return score === undefined ? {} : { score: Number(score) };
}

const COMMON_BLAME = { field: 'field', school: 'school', score: 'scoreReached' };

/** The column by code of refusal. */
const BLAME: Readonly<Record<PlainKind, Readonly<Record<string, string>>>> = {
  tests: { future_day: 'takenOn', test: 'test' },
  acts: { future_day: 'doneOn', result: 'result', about: 'about', until: 'until' },
  measures: { future_day: 'measuredOn' },
  designations: { future_day: 'designatedOn', program: 'program', until: 'validUntil' },
  foreign: {
    ...{ future_day: 'verifiedOn', state: 'issuedIn', class: 'class', source: 'source' },
    until: 'validUntil',
  },
  awards: {
    ...{ future_day: 'awardedOn', credential: 'credential', issuer: 'issuer' },
    ...{ stack: 'stack', competency: 'competency', until: 'validUntil' },
  },
};
