import type { EducatorCommand } from '../../domain/educator/index.ts';
import { educatorStream } from '../../domain/streams.ts';
import { cell, type Cells, type RowPlan, type Step } from './row.ts';

/** What no state recorded belongs to the one in which the educator is registered. */
export function homeOf(cells: Cells): string {
  return cell(cells, 'educatorId').slice(0, 2);
}

const KEY_BLAME = { external_id: 'externalId', external_id_reused: 'externalId', superseded: 'externalId' };

/** A row that states one fact of an educator. `blame` names the column by code of refusal. */
export function planFact(
  cells: Cells,
  state: string,
  command: EducatorCommand,
  blame: Readonly<Record<string, string>>,
): RowPlan {
  const educator = cell(cells, 'educatorId');
  const step: Step = {
    name: 'fact',
    category: 'educator',
    stream: educatorStream(educator),
    command,
    blame: { ...KEY_BLAME, ...blame, otherwise: 'educatorId' },
  };
  return { educator, state, steps: [step] };
}
