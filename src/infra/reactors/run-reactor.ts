import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { isRefusal } from '../../domain/decider.ts';
import type { OpenedEvent } from '../../app/envelope.ts';
import { fault } from '../../app/fault.ts';
import { derivedId, stepId } from '../../app/ids.ts';
import type { Ledger } from '../../app/ledger.ts';
import { openEvents } from '../../app/open-events.ts';
import type { Reactor } from '../../app/reactors/reactor.ts';
import { spanned } from '../../app/spans.ts';
import { pause } from '../pause.ts';
import { withinScope } from '../request-scope.ts';
import { checkpointOf, MOVE, passingBy } from './checkpoint.ts';

export interface ReactorSettings {
  readonly pool: Pool;
  readonly ledger: Ledger;
  readonly reactor: Reactor;
  readonly logger: Pick<Logger, 'error'>;
}

const RETRY_MS = 1000;

/**
 * Follows the log from the reactor's checkpoint until the signal aborts. The checkpoint moves after an event's
 * last step: whatever is done twice because of a crash in between has the same command ids, and changes nothing.
 */
export async function runReactor(settings: ReactorSettings, signal: AbortSignal): Promise<void> {
  const { logger, reactor } = settings;
  while (!signal.aborted) {
    try {
      await followLog(settings, signal);
    } catch (error) {
      if (error === signal.reason) return;
      logger.error({ reactor: reactor.name, error }, 'A reactor is halted and will be tried again.');
      await pause(RETRY_MS, signal);
    }
  }
}

/** The same without retries: an error ends it, as the end of its process would. */
export async function followLog(
  { pool, ledger, reactor, logger }: ReactorSettings,
  signal: AbortSignal,
): Promise<void> {
  const after = await checkpointOf(pool, reactor.name);
  const { onCaughtUp, noted } = passingBy(pool, reactor.name, after);
  for await (const batch of ledger.log.subscribeAll(after, signal, { types: reactor.types }, onCaughtUp)) {
    await noted();
    let passed: number | undefined;
    for (const event of await openEvents(batch, ledger.vault)) {
      const { correlationId } = event.metadata;
      const reacted = await withinScope({ correlationId }, () =>
        reactOrTell({ logger, ledger, reactor }, event, signal),
      );
      // Events from which nothing follows, which may be many, are noted together.
      passed = reacted ? undefined : event.ordinal;
      if (reacted) await pool.query(MOVE, [reactor.name, event.ordinal]);
      if (signal.aborted) return;
    }
    if (passed !== undefined) await pool.query(MOVE, [reactor.name, passed]);
  }
  await noted();
}

/** Told here, where it is known for which request the event was recorded. */
async function reactOrTell(
  { logger, ledger, reactor }: Omit<ReactorSettings, 'pool'>,
  event: OpenedEvent,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    return await react(ledger, reactor, event, signal);
  } catch (error) {
    if (signal.aborted && error === signal.reason) throw error;
    logger.error({ reactor: reactor.name, ordinal: event.ordinal, error }, 'An event could not be followed.');
    throw error;
  }
}

/** Answers whether anything followed. */
async function react(
  ledger: Ledger,
  reactor: Reactor,
  event: OpenedEvent,
  signal: AbortSignal,
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
      step.run(ledger, request, signal),
    );
    // Of a person whose data was erased nothing more is recorded, so nothing more follows; everybody else goes on.
    if (isRefusal(answer) && answer.refused !== 'erased') {
      throw fault(
        'step_refused',
        `${reactor.name} could not ${step.name} after ${event.stream}@${event.revision}: ${answer.because}`,
      );
    }
  }
  return steps.length > 0;
}
