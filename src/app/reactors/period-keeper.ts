import { period } from '../../domain/period/index.ts';
import type { PeriodCommand } from '../../domain/period/index.ts';
import { periodStream } from '../../domain/streams.ts';
import type { Day } from '../../domain/values/day.ts';
import type { OpenedEvent } from '../envelope.ts';
import { asGiven, execute } from '../execute.ts';
import { fault } from '../fault.ts';
import { readStream } from '../ledger.ts';
import type { Reactor, Step } from './reactor.ts';

/**
 * A license owes renewal: its issuance opens the first period, a renewal completes one and opens the next. What is
 * taken back is not owed either.
 */
export const periodKeeper: Reactor = {
  name: 'period-keeper',
  types: ['license.Issued', 'license.Renewed', 'license.Retracted'],
  follow: (event) => {
    if (event.type === 'license.Issued') {
      return [step('open-first', event, opening(event, event.data.validFrom, event.data.expiresOn))];
    }
    if (event.type === 'license.Renewed') {
      const { on, period: renewed, validFrom, expiresOn } = event.data;
      const renewal = `${event.stream}@${event.revision}`;
      return [
        step('complete', event, { stream: renewed, command: { type: 'Complete', on, renewal } }),
        step('open-next', event, opening(event, validFrom, expiresOn)),
      ];
    }
    if (event.type === 'license.Retracted') return [takeBackFirst(event)];
    return [];
  },
};

/** The period that was opened for an issuance which was taken back; for another event nothing follows. */
function takeBackFirst({
  stream,
  data,
  metadata,
}: Extract<OpenedEvent, { type: 'license.Retracted' }>): Step {
  return {
    name: 'take-back-first',
    run: async (ledger, request) => {
      const issued = (await readStream(ledger, stream)).find(({ eventId }) => eventId === data.eventId);
      if (issued?.type !== 'license.Issued') return { stream, revision: -1, events: [] };
      const { educator, state } = metadata;
      const target = { stream: periodStream(stream, issued.data.validFrom), educator, state };
      const command: PeriodCommand = { type: 'TakeBack', because: 'Its license was taken back.' };
      return execute(ledger, period, target, asGiven(command), request);
    },
  };
}

interface Upon {
  readonly stream: string;
  readonly command: PeriodCommand;
}

function opening(event: OpenedEvent, startsOn: Day, endsOn: Day): Upon {
  const { educator, state } = event.metadata;
  if (educator === undefined || state === undefined) {
    throw fault('license_without_holder', `${event.stream} names no educator or state in its metadata.`);
  }
  return {
    stream: periodStream(event.stream, startsOn),
    command: {
      ...{ type: 'Open', educator, state, strand: 'recertification', owner: 'license' },
      ...{ license: event.stream, startsOn, endsOn },
    },
  };
}

function step(name: string, { metadata }: OpenedEvent, { stream, command }: Upon): Step {
  const { state, educator } = metadata;
  return {
    name,
    run: (ledger, request) => execute(ledger, period, { stream, state, educator }, asGiven(command), request),
  };
}
