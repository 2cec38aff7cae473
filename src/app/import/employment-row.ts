import type { EmploymentCommand } from '../../domain/employment/index.ts';
import { employmentStream } from '../../domain/streams.ts';
import { employmentId } from '../commands/employment.ts';
import { canonicalAmount, cell, type Cells, given, type RowPlan } from './row.ts';

/** One employment in one assignment, under the source's own key. */
export function planEmployment(cells: Cells): RowPlan {
  const educator = cell(cells, 'educatorId');
  const state = cell(cells, 'state');
  const fte = cells.get('fte');
  const command: Extract<EmploymentCommand, { type: 'Begin' }> = {
    type: 'Begin',
    ...{ educator, state, employer: cell(cells, 'employer'), position: cell(cells, 'position') },
    on: cell(cells, 'from'),
    ...given(cells, { setting: 'setting', field: 'field', until: 'until', externalId: 'externalId' }),
    ...(fte === undefined ? {} : { fte: canonicalAmount(fte) }),
  };
  return {
    educator,
    state,
    steps: [
      {
        ...{ name: 'employment', category: 'employment', stream: employmentStream(employmentId(command)) },
        command,
        blame: {
          ...{ external_id: 'externalId', external_id_reused: 'externalId', superseded: 'externalId' },
          ...{ external_id_of_another: 'externalId', acted_upon: 'externalId', future_day: 'from' },
          ...{ employer: 'employer', position: 'position', field: 'field', fte: 'fte', setting: 'setting' },
          ...{ setting_differs: 'setting', until: 'until', before_its_acts: 'until' },
          otherwise: 'educatorId',
        },
      },
    ],
  };
}
