import { type AppendAnswer, type EventLog, NO_STREAM } from '../../src/app/log/event-log.ts';
import { newEvent } from '../log/sample-events.ts';
import type { Dice } from './dice.ts';
import type { Call, Operation } from './linearizability.ts';
import type { Sent } from './sent.ts';

const DATA = '{"sent":"at once"}';

export interface Crowd {
  readonly clients: number;
  readonly calls: number;
  readonly streams: readonly string[];
}

/** Several clients at once, each with so many calls; answers what each asked, and when it was told what. */
export async function callAtOnce(
  log: EventLog,
  dice: Dice,
  { clients, calls, streams }: Crowd,
): Promise<readonly Operation[]> {
  let instant = 0;
  const tick = () => (instant += 1);
  const history: Operation[] = [];
  // What all clients know: they expect what they were last told, as writers of one record do.
  const revisions = new Map<string, number>();
  const appends: Extract<Call, { kind: 'append' }>[] = [];

  const drawCall = (own: Dice): Call => {
    const stream = own.pick(streams);
    const lot = own.below(10);
    if (lot === 0) return { kind: 'head' };
    if (lot <= 2) return { kind: 'read', stream };
    const again = appends.at(-1 - own.below(3));
    if (lot <= 4 && again !== undefined) return again;
    const ids = Array.from({ length: 1 + own.below(2) }, () => own.uuid());
    const call = {
      kind: 'append',
      stream,
      expectedRevision: revisions.get(stream) ?? NO_STREAM,
      ids,
    } as const;
    appends.push(call);
    return call;
  };
  const client = async (own: Dice): Promise<void> => {
    for (let n = 0; n < calls; n += 1) {
      const call = drawCall(own);
      const from = tick();
      const place = history.push({ call, from }) - 1;
      try {
        const answer = await make(log, call);
        history[place] = { call, from, answered: { at: tick(), answer } };
        if (call.kind === 'append') learn(revisions, call.stream, answer);
      } catch {
        // Nobody knows whether it happened: so it stays in the history.
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, nth) => client(dice.named(`client ${nth}`))));
  return history;
}

async function make(log: EventLog, call: Call): Promise<unknown> {
  switch (call.kind) {
    case 'head':
      return log.head();
    case 'read':
      return (await log.readStream(call.stream)).map(({ id }) => id);
    case 'append':
      return log.append(
        call.stream,
        call.expectedRevision,
        call.ids.map((id) => newEvent({ id, data: DATA })),
      );
  }
}

function learn(revisions: Map<string, number>, stream: string, answer: unknown): void {
  if (typeof answer !== 'object' || answer === null) return;
  if ('revision' in answer) revisions.set(stream, Number(answer.revision));
  if ('actual' in answer) revisions.set(stream, Number(answer.actual));
}

/** What was appended, as those know it who read the database afterwards. */
export function appendsIn(history: readonly Operation[]): readonly Sent[] {
  return history.flatMap(({ call, answered }) => {
    if (call.kind !== 'append') return [];
    const { stream, expectedRevision, ids } = call;
    const events = ids.map((id) => ({ id, data: DATA }));
    const answer = answered?.answer as AppendAnswer | undefined;
    return [{ stream, expectedRevision, events, ...(answer === undefined ? {} : { answer }) }];
  });
}
