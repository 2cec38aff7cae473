import { isRefusal } from '../../domain/decider.ts';
import type { EventType } from '../../domain/events.ts';
import { license } from '../../domain/license/index.ts';
import { period } from '../../domain/period/index.ts';
import type { PeriodCommand } from '../../domain/period/index.ts';
import { periodStream } from '../../domain/streams.ts';
import type { Day } from '../../domain/values/day.ts';
import { todayIn } from '../clock.ts';
import { asGiven, execute } from '../executing/execute.ts';
import { fault } from '../fault.ts';
import type { OpenedEvent } from '../log/envelope.ts';
import { readStream, stateOf } from '../log/ledger.ts';
import { isOfTypes } from '../log/of-types.ts';
import { whyNoMore } from '../periods/license-no-more.ts';
import type { Reactor, Step } from './reactor.ts';

const TYPES = [
  ...(['license.Issued', 'license.Renewed', 'license.Advanced', 'license.Downgraded'] as const),
  ...(['license.Reinstated', 'license.Reissued', 'license.RenewedConditionally'] as const),
] as const satisfies readonly EventType[];

/**
 * A license owes renewal: its issuance opens the first period; a renewal, or a way taken that begins a new term,
 * completes one and opens the next. A license for life owes none, and what is taken back is not owed either.
 */
export const periodKeeper: Reactor = {
  name: 'period-keeper',
  types: [...TYPES, 'license.Retracted'],
  follow: (event) => {
    if (event.type === 'license.Retracted') return [takeBackFirst(event)];
    if (!isOfTypes(event, TYPES)) return [];
    if (event.type === 'license.Issued') return opened('open-first', event, event.data);
    const { period: ended, on } = event.data;
    const term = event.type === 'license.Renewed' ? event.data : event.data.term;
    return term === undefined ? [] : follow(event, ended, on, term);
  },
};

interface Term {
  readonly validFrom: Day;
  /** Null for life: nothing is owed then. */
  readonly expiresOn: Day | null;
}

function follow(event: OpenedEvent, ended: string, on: Day, term: Term): readonly Step[] {
  const renewal = `${event.stream}@${event.revision}`;
  const complete = step('complete', event, { stream: ended, command: { type: 'Complete', on, renewal } });
  return [unlessCompleted(complete), ...opened('open-next', event, term)];
}

/** A way back, or a renewal, may come upon a period that is completed already: it stays completed by what came first. */
function unlessCompleted({ name, run }: Step): Step {
  return {
    name,
    run: async (ledger, request) => {
      const answer = await run(ledger, request);
      const isDone = isRefusal(answer) && answer.refused === 'already_completed';
      return isDone ? { stream: '', revision: -1, events: [] } : answer;
    },
  };
}

function opened(name: string, event: OpenedEvent, { validFrom, expiresOn }: Term): readonly Step[] {
  if (expiresOn === null) return [];
  const upon = opening(event, validFrom, expiresOn);
  return [step(name, event, upon), endWithLicense(name, event, upon.stream)];
}

/**
 * Whatever ends with a license was looked for when the license ended: what is opened later, because this came behind,
 * ends here.
 */
function endWithLicense(name: string, { stream, metadata }: OpenedEvent, opened: string): Step {
  return {
    name: `${name}: end with the license`,
    run: async (ledger, request) => {
      const today = todayIn(ledger.clock, metadata.state);
      const because = whyNoMore(stateOf(license, await readStream(ledger, stream)), today);
      if (because === undefined) return { stream: opened, revision: -1, events: [] };
      const target = { stream: opened, state: metadata.state, educator: metadata.educator };
      return execute(ledger, period, target, asGiven({ type: 'EndWithLicense' as const, because }), request);
    },
  };
}

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
