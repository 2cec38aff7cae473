import type { Day } from '../../domain/values/day.ts';
import { activityProblem, planActivity } from './activity-row.ts';
import { attendeeProblem, planAttendance } from './roster-row.ts';
import { cellProblem, type Kind } from './columns.ts';
import { planBoard, planDegree, planEvaluation, planService } from './educator-rows.ts';
import { licenseProblem, planLicense } from './license-row.ts';
import { planPlainly } from './plain-rows.ts';
import { planEmployment } from './employment-row.ts';
import { rehearse } from './rehearse.ts';
import type { Cells, RowPlan, RowProblem } from './row.ts';

/** What is wrong with a row as far as the row alone can tell. */
export function rowProblem(kind: Kind, cells: Cells): RowProblem | undefined {
  return cellProblem(kind, cells) ?? problemOf(kind, cells);
}

function problemOf(kind: Kind, cells: Cells): RowProblem | undefined {
  if (kind === 'licenses') return licenseProblem(cells);
  if (kind === 'activities') return activityProblem(cells);
  return kind === 'rosters' ? attendeeProblem(cells) : undefined;
}

/**
 * The commands of a row without a `rowProblem`, or why they would be refused even in an empty ledger:
 * a row that cannot be recorded as a whole is not recorded in part.
 */
export function planRow(kind: Kind, cells: Cells, commandId: string, today: Day): RowPlan | RowProblem {
  const plan = planned(kind, cells, commandId);
  return rehearse(plan, today) ?? plan;
}

function planned(kind: Kind, cells: Cells, commandId: string): RowPlan {
  switch (kind) {
    case 'licenses':
      return planLicense(cells);
    case 'degrees':
      return planDegree(cells);
    case 'service':
      return planService(cells);
    case 'employment':
      return planEmployment(cells);
    case 'evaluations':
      return planEvaluation(cells);
    case 'boards':
      return planBoard(cells);
    case 'activities':
      return planActivity(cells, commandId);
    case 'rosters':
      return planAttendance(cells);
    case 'tests':
    case 'acts':
    case 'measures':
    case 'designations':
    case 'foreign':
    case 'awards':
      return planPlainly(kind, cells);
  }
}
