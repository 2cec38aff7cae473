import { credit, type CreditCommand, type CreditState } from '../../domain/credit/index.ts';
import { isRefusal, NOT_FOUND, type Refusal } from '../../domain/decider.ts';
import { educator, type EducatorState } from '../../domain/educator/index.ts';
import { employment, type EmploymentState } from '../../domain/employment/index.ts';
import { license, type LicenseCommand, type LicenseState } from '../../domain/license/index.ts';
import { asGiven, executeEach, type Recording, type Request } from '../executing/execute.ts';
import { stepId } from '../executing/ids.ts';
import type { Ledger } from '../log/ledger.ts';
import { correctingClaim, correctingEmployment, correctingFact } from './correcting.ts';
import { blamed } from './rehearse.ts';
import type { RowPlan, RowProblem, Step } from './row.ts';
import type { UnreadUnits } from './unread-units.ts';

export interface Recorded {
  readonly recorded: readonly string[];
  readonly events: readonly string[];
  /** Something that stood before was taken back, and stated anew. */
  readonly corrected: boolean;
  readonly problem?: RowProblem;
}

/**
 * Carries out the commands of a row in their order, up to the first that is refused; those upon one record are written
 * at once. Each has its own id derived from the row's, so that a repeated import walks through the same commands and
 * changes nothing.
 */
export async function recordRow(
  ledger: Ledger,
  plan: RowPlan,
  request: Request,
  unread: UnreadUnits,
): Promise<Recorded> {
  const recorded: string[] = [];
  const events: string[] = [];
  let corrected = false;
  for (const steps of byStream(plan.steps)) {
    for (const [nth, answer] of (await runSteps(ledger, plan, steps, request, unread)).entries()) {
      const step = steps[nth];
      if (step === undefined) continue;
      if (isRefusal(answer))
        return { recorded, events, corrected, problem: blamed(step, explained(step, answer)) };
      recorded.push(`${answer.stream}@${answer.revision}`);
      events.push(...answer.events);
      corrected ||= answer.events.length > 1 || step.command.type === 'TakeBack';
    }
  }
  return { recorded, events, corrected };
}

/** Steps that follow each other upon one record, together. */
function byStream(steps: readonly Step[]): readonly (readonly Step[])[] {
  const groups: Step[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last?.[0]?.stream === step.stream) last.push(step);
    else groups.push([step]);
  }
  return groups;
}

async function runSteps(
  ledger: Ledger,
  { educator: id, state }: RowPlan,
  steps: readonly Step[],
  row: Request,
  unread: UnreadUnits,
): Promise<readonly (Recording | Refusal)[]> {
  const [first] = steps;
  if (first === undefined) return [];
  const { stream } = first;
  const { importId } = row;
  const target = { stream, educator: id, state };
  const requestOf = ({ name }: Step): Request => ({
    ...row,
    commandId: stepId(row.commandId, name),
    causationId: row.commandId,
  });
  switch (first.category) {
    case 'educator': {
      const asked = of(steps, 'educator').map((step) => ({
        request: requestOf(step),
        command: {
          asked: step.command,
          given: (now: EducatorState) => correctingFact(ledger, stream, step.command, now, importId),
        },
      }));
      return executeEach(ledger, educator, target, asked);
    }
    case 'employment': {
      const asked = of(steps, 'employment').map((step) => ({
        request: requestOf(step),
        command: {
          asked: step.command,
          given: (now: EmploymentState) => correctingEmployment(ledger, stream, step.command, now, importId),
        },
      }));
      return executeEach(ledger, employment, target, asked);
    }
    case 'license': {
      const asked = of(steps, 'license').map((step) => ({
        request: requestOf(step),
        command: asGiven<LicenseCommand, LicenseState>(step.command),
      }));
      return executeEach(ledger, license, target, asked);
    }
    case 'credit': {
      const asked = of(steps, 'credit').map((step) => ({
        request: requestOf(step),
        command: {
          asked: step.command,
          given: async (now: CreditState) =>
            (await unitRefused(unread, state, step.command, now)) ??
            correctingClaim(ledger, stream, step.command, now, importId),
        },
      }));
      return executeEach(ledger, credit, target, asked);
    }
  }
}

/** What stands in the ledger is not refused because rules have changed since. */
async function unitRefused(
  unread: UnreadUnits,
  state: string,
  command: CreditCommand,
  { claimed }: CreditState,
): Promise<Refusal | undefined> {
  if (command.type !== 'Claim' || claimed !== undefined) return undefined;
  return unread(state, command.unit);
}

/** The stream says of which category they are; so they all are. */
function of<C extends Step['category']>(
  steps: readonly Step[],
  category: C,
): readonly Extract<Step, { category: C }>[] {
  return steps.filter((step): step is Extract<Step, { category: C }> => step.category === category);
}

/** An import is run by an administrator, from whom nothing is hidden: what is missing may be named. */
function explained({ category }: Step, refusal: Refusal): Refusal {
  return category === 'educator' && refusal.refused === NOT_FOUND.refused ? EDUCATOR_UNKNOWN : refusal;
}

export const EDUCATOR_UNKNOWN: Refusal = {
  refused: 'educator_unknown',
  because: 'No educator has this id. Import the file of licenses first.',
};
