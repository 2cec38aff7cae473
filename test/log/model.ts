import fc from 'fast-check';
import type { AppendAnswer, EventLog, LogFilter, NewEvent } from '../../src/app/log/event-log.ts';
import { newEvent } from './sample-events.ts';

/** The log as simply as it can be said: a list. Expected revisions count from 0, -1 for a new stream. */
export type Model = { readonly stream: string; readonly revision: number; readonly event: NewEvent }[];

export type Step =
  | {
      readonly kind: 'append';
      readonly stream: string;
      /** How far the expected revision is from the right one; mostly 0. */
      readonly off: number;
      readonly events: readonly NewEvent[];
    }
  /** Sends again what was appended by an earlier step, if there was one. */
  | { readonly kind: 'repeat'; readonly nth: number; readonly changed: boolean }
  | { readonly kind: 'readStream'; readonly stream: string; readonly from: number }
  | { readonly kind: 'readAll'; readonly after: number; readonly limit: number; readonly filter: LogFilter }
  | {
      readonly kind: 'readAllBackwards';
      readonly before: number;
      readonly limit: number;
      readonly filter: LogFilter;
    };

const stream = fc.constantFrom('credit-1', 'credit-10', 'license-1');
const type = fc.constantFrom('credit.Claimed', 'credit.Denied');
const educator = fc.constantFrom('TN-1', 'TN-2');
const event = fc
  .record({ type, educator: fc.option(educator, { nil: undefined }) })
  .map(({ type, educator }) =>
    newEvent({ type, ...(educator === undefined ? {} : { metadata: { educator } }) }),
  );

const filter = fc.record(
  {
    streams: fc.subarray(['credit-', 'credit-1', 'license-']),
    types: fc.subarray(['credit.Claimed', 'credit.Denied']),
    educators: fc.subarray(['TN-1', 'TN-2']),
    until: fc.nat(12),
  },
  { requiredKeys: [] },
);

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('append' as const),
        stream,
        off: fc.constantFrom(0, 0, 0, -1, 1),
        events: fc.array(event, { minLength: 1, maxLength: 3 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('repeat' as const), nth: fc.nat(5), changed: fc.boolean() }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('readStream' as const), stream, from: fc.nat(3) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('readAll' as const),
        after: fc.nat(9),
        limit: fc.nat(9),
        filter,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('readAllBackwards' as const),
        before: fc.nat(12),
        limit: fc.nat(9),
        filter,
      }),
    },
  ),
  { minLength: 1, maxLength: 25 },
);

/** Takes the step on both; answers what each said. */
export async function takeStep(
  log: EventLog,
  model: Model,
  step: Step,
): Promise<readonly [unknown, unknown]> {
  switch (step.kind) {
    case 'append': {
      const expected = Math.max(-1, model.filter((one) => one.stream === step.stream).length - 1 + step.off);
      const answer = await log.append(step.stream, expected, step.events);
      return [answer, appendTo(model, step.stream, expected, step.events)];
    }
    case 'repeat': {
      const known = model[step.nth];
      if (known === undefined) return [undefined, undefined];
      const again = { ...known.event, data: step.changed ? '{}' : known.event.data };
      const answer = await log.append(known.stream, known.revision - 1, [again]);
      return [answer, appendTo(model, known.stream, known.revision - 1, [again])];
    }
    case 'readStream': {
      const events = await log.readStream(step.stream, step.from);
      const expected = model.filter(
        ({ stream, revision }) => stream === step.stream && revision >= step.from,
      );
      return [events.map(({ id }) => id), expected.map((one) => one.event.id)];
    }
    case 'readAll': {
      const events = await log.readAll(step.after, step.limit, step.filter);
      return [
        events.map(({ ordinal }) => ordinal),
        ordinalsIn(model, step.filter)
          .filter((ordinal) => ordinal > step.after)
          .slice(0, step.limit),
      ];
    }
    case 'readAllBackwards': {
      const events = await log.readAllBackwards(step.before, step.limit, step.filter);
      return [
        events.map(({ ordinal }) => ordinal),
        ordinalsIn(model, step.filter)
          .filter((ordinal) => ordinal < step.before)
          .reverse()
          .slice(0, step.limit),
      ];
    }
  }
}

function appendTo(model: Model, stream: string, expected: number, events: readonly NewEvent[]): AppendAnswer {
  const known = model.findIndex(({ event }) => event.id === events[0]?.id);
  if (known >= 0) {
    const same = model[known]?.event.data === events[0]?.data;
    if (same) return { outcome: 'appended', revision: expected + 1, ordinal: known + 1 };
    return { outcome: 'id_reused', id: events[0]?.id ?? '' };
  }
  const actual = model.filter((one) => one.stream === stream).length - 1;
  if (actual !== expected) return { outcome: 'wrong_revision', actual };
  events.forEach((event, n) => model.push({ stream, revision: expected + 1 + n, event }));
  return { outcome: 'appended', revision: expected + events.length, ordinal: model.length };
}

function ordinalsIn(model: Model, filter: LogFilter): readonly number[] {
  const ordinals = model.map((_, n) => n + 1);
  return ordinals.filter((ordinal) => {
    const one = model[ordinal - 1];
    if (one === undefined || ordinal > (filter.until ?? ordinal)) return false;
    if (filter.streams && !filter.streams.some((prefix) => one.stream.startsWith(prefix))) return false;
    if (filter.types && !filter.types.includes(one.event.type)) return false;
    return !filter.educators || filter.educators.includes(one.event.metadata.educator ?? '');
  });
}
