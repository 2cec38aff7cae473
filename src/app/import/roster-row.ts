import type { Claimed } from '../../domain/credit/events.ts';
import type { CreditCommand } from '../../domain/credit/index.ts';
import { creditStream } from '../../domain/streams.ts';
import { derivedId } from '../executing/ids.ts';
import {
  canonicalAmount,
  cell,
  type Cells,
  given,
  listed,
  type RowPlan,
  type RowProblem,
  type Step,
} from './row.ts';

/** A row that names nobody. */
export function attendeeProblem(cells: Cells): RowProblem | undefined {
  if (cells.has('educatorId') || cells.has('licenseNumber')) return undefined;
  return { column: 'educatorId', code: 'missing', remedy: 'Fill in educatorId or licenseNumber.' };
}

/** What a provider says of one attendance. */
export interface Attendance {
  readonly isCompleted: boolean;
  readonly claim: Claimed['data'];
  readonly report: Extract<CreditCommand, { type: 'ReportByProvider' }>;
  /** The credit that this attendance makes where the educator has claimed none. */
  readonly stream: string;
}

export function attendanceOf(cells: Cells): Attendance {
  const assessed = cells.get('assessed');
  const provider = cell(cells, 'provider');
  const state = cell(cells, 'state');
  const externalId = cell(cells, 'externalId');
  return {
    isCompleted: cell(cells, 'status') === 'completed',
    claim: {
      ...{ educator: cell(cells, 'educatorId'), state, kind: cells.get('kind') ?? 'workshop' },
      ...{ title: cell(cells, 'offering'), quantity: canonicalAmount(cell(cells, 'hours')) },
      ...{ unit: cell(cells, 'unit'), categories: listed(cells, 'category') },
      ...{ completedOn: cell(cells, 'date'), provider, externalId },
      ...given(cells, { topic: 'topic' }),
      ...(assessed === undefined ? {} : { assessed: assessed === 'yes' }),
    },
    report: { type: 'ReportByProvider', provider, externalId, ...given(cells, { on: 'reportedOn' }) },
    stream: creditStream(derivedId('credit', state, 'roster', provider, externalId)),
  };
}

/** An attendance as a credit of its own. Whether the educator has claimed it already, the ledger tells. */
export function planAttendance(cells: Cells): RowPlan {
  const { claim, report, stream } = attendanceOf(cells);
  return {
    ...{ educator: claim.educator, state: claim.state },
    steps: [claimStep(stream, claim), reportStep(stream, report)],
  };
}

export function claimStep(stream: string, claim: Claimed['data']): Step {
  const command = { type: 'Claim', ...claim } as const;
  return { name: 'claim', category: 'credit', stream, command, blame: BLAME };
}

export function reportStep(stream: string, command: Attendance['report']): Step {
  const blame = { ...BLAME, otherwise: 'reportedOn' };
  return { name: 'report', category: 'credit', stream, command, blame };
}

/** Takes back what the provider said before under the same external id. */
export function takeBackStep(stream: string, eventId: string): Step {
  const command = { type: 'TakeBack', eventId, because: 'The provider corrected its roster.' } as const;
  return { name: `take back ${eventId}`, category: 'credit', stream, command, blame: BLAME };
}

const BLAME = {
  otherwise: 'externalId',
  ...{ completed_on: 'date', future_day: 'date', quantity_zero: 'hours', kind: 'kind', unit: 'unit' },
  unit_unknown: 'unit',
  ...{ topic: 'topic', categories: 'category', title: 'offering', provider: 'provider' },
};
