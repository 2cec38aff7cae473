import { credit } from '../../domain/credit/index.ts';
import { isRefusal, NOT_FOUND, type Refusal } from '../../domain/decider.ts';
import { educator } from '../../domain/educator/index.ts';
import { license } from '../../domain/license/index.ts';
import { asGiven, execute, type Recording, type Request } from '../execute.ts';
import { stepId } from '../ids.ts';
import type { Ledger } from '../ledger.ts';
import { correctingClaim, correctingFact } from './correcting.ts';
import { blamed } from './rehearse.ts';
import type { RowPlan, RowProblem, Step } from './row.ts';

export interface Recorded {
  readonly recorded: readonly string[];
  readonly events: readonly string[];
  /** Something that stood before was taken back, and stated anew. */
  readonly corrected: boolean;
  readonly problem?: RowProblem;
}

/**
 * Carries out the commands of a row in their order, up to the first that is refused. Each has its own id
 * derived from the row's, so that a repeated import walks through the same commands and changes nothing.
 */
export async function recordRow(ledger: Ledger, plan: RowPlan, request: Request): Promise<Recorded> {
  const recorded: string[] = [];
  const events: string[] = [];
  let corrected = false;
  for (const step of plan.steps) {
    const answer = await runStep(ledger, plan, step, {
      ...request,
      commandId: stepId(request.commandId, step.name),
      causationId: request.commandId,
    });
    if (isRefusal(answer))
      return { recorded, events, corrected, problem: blamed(step, explained(step, answer)) };
    recorded.push(`${answer.stream}@${answer.revision}`);
    events.push(...answer.events);
    corrected ||= answer.events.length > 1 || step.command.type === 'TakeBack';
  }
  return { recorded, events, corrected };
}

async function runStep(
  ledger: Ledger,
  { educator: id, state }: RowPlan,
  step: Step,
  request: Request,
): Promise<Recording | Refusal> {
  const target = { stream: step.stream, educator: id, state };
  switch (step.category) {
    case 'educator':
      return execute(
        ledger,
        educator,
        target,
        {
          asked: step.command,
          given: (now) => correctingFact(ledger, step.stream, step.command, now, request.importId),
        },
        request,
      );
    case 'license':
      return execute(ledger, license, target, asGiven(step.command), request);
    case 'credit':
      return execute(
        ledger,
        credit,
        target,
        {
          asked: step.command,
          given: (now) => correctingClaim(ledger, step.stream, step.command, now, request.importId),
        },
        request,
      );
  }
}

/** An import is run by an administrator, from whom nothing is hidden: what is missing may be named. */
function explained({ category }: Step, refusal: Refusal): Refusal {
  return category === 'educator' && refusal.refused === NOT_FOUND.refused ? EDUCATOR_UNKNOWN : refusal;
}

export const EDUCATOR_UNKNOWN: Refusal = {
  refused: 'educator_unknown',
  because: 'No educator has this id. Import the file of licenses first.',
};
