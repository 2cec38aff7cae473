import type { CreditCommand } from '../../domain/credit/index.ts';
import type { DenialReason } from '../../domain/credit/events.ts';
import { creditStream } from '../../domain/streams.ts';
import { creditIdOf } from '../commands/credit.ts';
import { attendeeProblem } from './roster-row.ts';
import {
  answered,
  canonicalAmount,
  cell,
  type Cells,
  given,
  listed,
  type RowPlan,
  type RowProblem,
  type Step,
} from './row.ts';

/** Cells that are each well formed but do not belong together. */
export function activityProblem(cells: Cells): RowProblem | undefined {
  const has = (column: string) => cells.has(column);
  const unnamed = attendeeProblem(cells);
  if (unnamed) return unnamed;
  if (has('approvedOn') && has('deniedOn')) {
    return { column: 'deniedOn', code: 'two_answers', remedy: 'Fill in approvedOn or deniedOn, not both.' };
  }
  if ((has('approvedOn') || has('deniedOn')) && !has('capacity')) {
    return { column: 'capacity', code: 'missing', remedy: 'Say who decided: employer or agency.' };
  }
  if (has('deniedOn') !== has('denialReason')) {
    return {
      column: has('deniedOn') ? 'denialReason' : 'deniedOn',
      code: 'missing',
      remedy: 'A denial has a day and a reason: fill in deniedOn and denialReason.',
    };
  }
  if ((has('approvedBy') || has('capacity')) && !has('approvedOn') && !has('deniedOn')) {
    return {
      column: 'approvedOn',
      code: 'missing',
      remedy: 'Fill in the day of the decision, or empty approvedBy and capacity.',
    };
  }
  return undefined;
}

/** A claim and the acts upon it. The educator stands in educatorId, found by the license where it was empty. */
export function planActivity(cells: Cells, commandId: string): RowPlan {
  const educator = cell(cells, 'educatorId');
  const state = cell(cells, 'state');
  const claim = claimOf(cells, educator, state);
  const stream = creditStream(creditIdOf(claim, commandId));
  const steps: readonly Step[] = [
    { name: 'claim', category: 'credit', stream, command: { type: 'Claim', ...claim }, blame: CLAIM_BLAME },
    ...actsOf(cells).map(({ name, column, command }): Step => ({
      ...{ name, category: 'credit', stream, command, blame: { otherwise: column } },
    })),
  ];
  return { educator, state, steps };
}

function claimOf(cells: Cells, educator: string, state: string) {
  const score = cells.get('scoreReached');
  return {
    educator,
    state,
    kind: cell(cells, 'kind'),
    title: cell(cells, 'title'),
    quantity: canonicalAmount(cell(cells, 'hours')),
    unit: cell(cells, 'unitType'),
    categories: listed(cells, 'category'),
    completedOn: cell(cells, 'dateCompleted'),
    provider: cell(cells, 'providerId'),
    externalId: cell(cells, 'externalId'),
    ...given(cells, {
      topic: 'topic',
      level: 'level',
      participation: 'participation',
      delivery: 'delivery',
      field: 'field',
      grade: 'grade',
      evidence: 'evidenceUri',
    }),
    ...(score === undefined ? {} : { score: Number(score) }),
    ...answered(cells, { assessed: 'assessed', appliedAfterwards: 'appliedAfterwards' }),
  };
}

const CLAIM_BLAME = {
  otherwise: 'externalId',
  completed_on: 'dateCompleted',
  future_day: 'dateCompleted',
  quantity_zero: 'hours',
  kind: 'kind',
  unit: 'unitType',
  unit_unknown: 'unitType',
  topic: 'topic',
  level: 'level',
  participation: 'participation',
  delivery: 'delivery',
  field: 'field',
  score: 'scoreReached',
  categories: 'category',
  title: 'title',
  provider: 'providerId',
  grade: 'grade',
  evidence: 'evidenceUri',
};

interface Act {
  readonly name: string;
  readonly column: string;
  readonly command: CreditCommand;
}

function actsOf(cells: Cells): readonly Act[] {
  const acts: Act[] = [];
  const attestedOn = cells.get('attestedOn');
  if (attestedOn !== undefined) {
    acts.push({ name: 'attest', column: 'attestedOn', command: { type: 'Attest', on: attestedOn } });
  }
  const reportedOn = cells.get('reportedOn');
  if (reportedOn !== undefined) {
    const provider = cell(cells, 'providerId');
    acts.push({
      name: 'report',
      column: 'reportedOn',
      command: { type: 'ReportByProvider', provider, on: reportedOn },
    });
  }
  return [...acts, ...decisionOf(cells)];
}

function decisionOf(cells: Cells): readonly Act[] {
  const capacity = cell(cells, 'capacity') === 'agency' ? 'agency' : 'employer';
  const decider = given(cells, { by: 'approvedBy' });
  const approvedOn = cells.get('approvedOn');
  if (approvedOn !== undefined) {
    const command = { type: 'Approve', capacity, on: approvedOn, ...decider } as const;
    return [{ name: 'approve', column: 'approvedOn', command }];
  }
  const reason = REASONS.find((known) => known === cells.get('denialReason'));
  if (reason === undefined) return [];
  const because = BECAUSE[reason];
  const command = {
    type: 'Deny',
    capacity,
    reason,
    because,
    on: cell(cells, 'deniedOn'),
    ...decider,
  } as const;
  return [{ name: 'deny', column: 'deniedOn', command }];
}

/** The file gives a reason from a closed list and no free text, so each has its sentence here. */
const BECAUSE: Readonly<Record<DenialReason, string>> = {
  unrelated: 'Denied as unrelated to the license or the work of the educator.',
  outside_period: 'Denied as completed outside the period.',
  undocumented: 'Denied for want of documentation.',
  duplicate: 'Denied as a duplicate of an activity already submitted.',
  provider_not_approved: 'Denied because the provider was not approved.',
};

const REASONS = Object.keys(BECAUSE) as readonly DenialReason[];
