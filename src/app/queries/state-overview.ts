import { isRefusal, type Refusal } from '../../domain/decider.ts';
import { type Identity, may } from '../access.ts';
import { todayIn } from '../clock.ts';
import type { Ledger } from '../log/ledger.ts';
import type { Overview, OverviewGrouping, OverviewQuestion } from './overview-reads.ts';
import { MOST_ITEMS } from './page.ts';
import type { ReadModels } from './read-models.ts';
import { badInput, type BadInput } from './unanswered.ts';

export interface OverviewAsk {
  /** The caller's own when not given. */
  readonly state?: string;
  readonly dueWithin: number;
  readonly by: OverviewGrouping;
  readonly first: number;
}

export type OverviewAnswer = Overview & Pick<OverviewQuestion, 'state' | 'today' | 'dueWithin'>;

interface Source {
  readonly ledger: Ledger;
  readonly reads: Pick<ReadModels, 'stateOverview'>;
}

/** How the licenses of a state stand today. Undefined when they are not the caller's to search. */
export async function stateOverview(
  { ledger, reads }: Source,
  identity: Identity,
  { state = identity.state, dueWithin, by, first }: OverviewAsk,
): Promise<OverviewAnswer | Refusal | undefined> {
  if (state === undefined || !may(identity, 'license.search', { state })) return undefined;
  const problem = dueWithinProblem('dueWithin', dueWithin);
  if (problem !== undefined && isRefusal(problem)) return problem;
  if (first < 1 || first > MOST_ITEMS) {
    return badInput('first', `is a number of groups from 1 to ${MOST_ITEMS}.`);
  }
  const today = todayIn(ledger.clock, state);
  const overview = await reads.stateOverview({ state, today, dueWithin, by, most: first });
  return { ...overview, state, today, dueWithin };
}

/** The longest periods end within ten years. */
const MOST_DAYS = 3_660;

export function dueWithinProblem(field: string, days: number | undefined): BadInput | undefined {
  const isSound = days === undefined || (days >= 0 && days <= MOST_DAYS);
  return isSound ? undefined : badInput(field, `is a number of days from 0 to ${MOST_DAYS}.`);
}
