import type { Logger } from 'pino';
import { derivedId, stepId } from '../../app/executing/ids.ts';
import { stepRefused } from '../../app/executing/step-refused.ts';
import type { OpenedEvent } from '../../app/log/envelope.ts';
import type { Ledger } from '../../app/log/ledger.ts';
import type { Bounds, Reactor } from '../../app/reactors/reactor.ts';
import { spanned } from '../../app/spans.ts';
import { isRefusal } from '../../domain/decider.ts';

export interface Reacting {
  readonly ledger: Ledger;
  readonly reactor: Reactor;
  readonly logger: Pick<Logger, 'error'>;
}

/** Does what follows from an event, one step after the other. Answers whether anything followed. */
export async function react(
  { ledger, reactor }: Reacting,
  event: OpenedEvent,
  bounds: Bounds,
): Promise<boolean> {
  const commandId = derivedId('reactor', reactor.name, event.eventId);
  const steps = reactor.follow(event);
  for (const step of steps) {
    const request = {
      commandId: stepId(commandId, step.name),
      actor: `reactor:${reactor.name}`,
      correlationId: event.metadata.correlationId,
      causationId: event.eventId,
    };
    const answer = await spanned(`reactor ${reactor.name} ${step.name}`, {}, () =>
      step.run(ledger, request, bounds),
    );
    // Of a person whose data was erased nothing more is recorded, so nothing more follows; everybody else goes on.
    if (isRefusal(answer) && answer.refused !== 'erased') {
      const { stream, revision } = event;
      throw stepRefused(answer, `${reactor.name} could not ${step.name} after ${stream}@${revision}`);
    }
  }
  return steps.length > 0;
}
