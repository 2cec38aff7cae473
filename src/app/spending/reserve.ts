import { isRefusal, type Refusal, refuse } from '../../domain/decider.ts';
import type { EventType } from '../../domain/events.ts';
import type { Spend } from '../../domain/spending/events.ts';
import { type Reservation, spending } from '../../domain/spending/index.ts';
import { categoryOf, spendingStream } from '../../domain/streams.ts';
import { sameData } from '../../domain/values/same-data.ts';
import { execute, type Request } from '../executing/execute.ts';
import { stepId } from '../executing/ids.ts';
import { mayBeFact } from '../facts/facts-of.ts';
import type { OpenedEvent } from '../log/envelope.ts';
import { type Ledger, readEvery, readStream, stateOf } from '../log/ledger.ts';
import { settle } from './settle.ts';

/** For whom, for what and in which license credits are to be spent. */
export interface Purpose {
  readonly educator: string;
  readonly state: string;
  /** Stream of the license it is about. */
  readonly license: string;
}

/** What was decided on the facts as they stood at a place of the log. */
export interface Decided {
  /** What the credits are spent for, and the way that is taken, as in the event. */
  readonly for: string;
  readonly way?: string;
  readonly spends: readonly Spend[];
  /** Whether it changes nothing, or needs no credit: then nothing is set aside. */
  readonly isIdle: boolean;
}

type DecideAt<D> = (ordinal: number) => Promise<D | Refusal>;

const MOST_ATTEMPTS = 10;
/** The longest a try waits for somebody else's spending to be settled. */
const PATIENCE_MS = 300;

/**
 * Decides, sets aside what the decision needs, and answers it with the id of the reservation once nothing was
 * recorded of the educator between the reading of its facts and the reservation. Of two who would spend the same
 * credit the second finds the first one's reservation, gives up its own, and decides on what is left.
 */
export async function reserveFor<D extends Decided>(
  ledger: Ledger,
  request: Request,
  purpose: Purpose,
  decideAt: DecideAt<D>,
): Promise<{ readonly decided: D; readonly reservation?: string } | Refusal> {
  const stream = spendingStream(purpose.educator);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const events = await readStream(ledger, stream);
    const { reservations } = stateOf(spending, events);
    const held = reservations.filter(({ status }) => status === 'held');
    const own = held.find(({ reserved }) => reserved.command === request.commandId);
    if (own !== undefined) {
      const decided = await stillDecided(ledger, events, own, decideAt);
      if (decided !== undefined) return { decided, reservation: own.id };
      const released = await settle(ledger, { stream, reservation: own }, 'facts_changed', request);
      if (isRefusal(released)) return released;
      continue;
    }
    const ordinal = await ledger.log.head();
    const decided = await decideAt(ordinal);
    if (!isRefusal(decided)) {
      if (decided.isIdle) return { decided };
      const answer = await reserve(ledger, { ...request, ordinal }, purpose, decided);
      if (!isRefusal(answer)) continue;
      if (answer.refused !== 'busy') return answer;
    } else if (held.length === 0) return decided;
    // What somebody else has set aside may yet be free again.
    await ledger.log.ordinalOf(stream, (events.at(-1)?.revision ?? -1) + 1, PATIENCE_MS);
  }
  return refuse('busy', 'The credits of this educator are being spent by others. Ask again in a moment.');
}

function reserve(
  ledger: Ledger,
  { ordinal, ...request }: Request & { readonly ordinal: number },
  { educator, state, license }: Purpose,
  { for: purpose, way, spends }: Decided,
) {
  const { commandId } = request;
  const what = { for: purpose, ...(way === undefined ? {} : { way }), license, spends };
  const command = { type: 'Reserve' as const, ...what, command: commandId, ordinal };
  return execute(
    ledger,
    spending,
    { stream: spendingStream(educator), educator, state },
    { asked: command, given: () => command },
    { ...request, commandId: stepId(commandId, `reserve at ${ordinal}`) },
  );
}

/** What was decided, where the same is to be said still; nothing where something came between. */
async function stillDecided<D extends Decided>(
  ledger: Ledger,
  events: readonly OpenedEvent[],
  { id, reserved }: Reservation,
  decideAt: DecideAt<D>,
): Promise<D | undefined> {
  const place = events.find(({ eventId }) => eventId === id)?.ordinal ?? reserved.ordinal;
  if (await isOvertaken(ledger, events[0]?.metadata.educator ?? '', reserved.ordinal, place))
    return undefined;
  const decided = await decideAt(reserved.ordinal);
  return !isRefusal(decided) && sameData(decided.spends, reserved.spends) ? decided : undefined;
}

/** What says no more than that a reservation was given back. */
const MOVES_ON: ReadonlySet<string> = new Set([
  ...(['license.RenewalSetAside', 'license.GrantAbandoned', 'application.GrantAbandoned'] as const),
] satisfies EventType[]);

/** Who reserves later gives way, so only reservations before one's own are looked at; of other facts, all. */
async function isOvertaken(ledger: Ledger, educator: string, from: number, place: number): Promise<boolean> {
  const since = await readEvery(ledger.log, { educators: [educator] }, from);
  return since.some(({ stream, type, ordinal }) => {
    const category = categoryOf(stream);
    if (category === 'spending') return ordinal < place && type !== 'spending.Confirmed';
    return category !== 'review' && !MOVES_ON.has(type) && mayBeFact({ stream, type });
  });
}
