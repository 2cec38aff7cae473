import { credit } from '../../../domain/credit/index.ts';
import { isRefusal, NOT_FOUND, type Refusal, refuse } from '../../../domain/decider.ts';
import { educator } from '../../../domain/educator/index.ts';
import { employment } from '../../../domain/employment/index.ts';
import type { FactKept } from '../../../domain/import/events.ts';
import { importing } from '../../../domain/import/index.ts';
import { license } from '../../../domain/license/index.ts';
import { categoryOf, importStream } from '../../../domain/streams.ts';
import { asGiven, execute, type Recording, type Request } from '../../executing/execute.ts';
import { stepId } from '../../executing/ids.ts';
import { fault } from '../../fault.ts';
import type { LeaveOut } from '../../log/leave-out.ts';
import type { Ledger } from '../../log/ledger.ts';
import { importState } from '../run-log.ts';
import type { EducatorUndo, Taking } from './undo-educator.ts';
import { undoLines, type UndoLine } from './undo-lines.ts';
import { walkUndo } from './walk-undo.ts';

export interface UndoSummary {
  readonly importId: string;
  /** Events of the import that were taken back, or fell with what was. */
  readonly retracted: number;
  readonly kept: number;
  /** It had been undone before; nothing was done now. */
  readonly repeated: boolean;
  /** Educators who could not be read: it is not over until they are, and is carried out once more then. */
  readonly leftOut: number;
}

export interface UndoRun {
  readonly begin?: (educators: number) => void;
  readonly line?: (line: UndoLine) => Promise<void>;
  readonly educator?: () => void;
  /** Ends it between two educators; asked again, it goes on where it was. */
  readonly signal?: AbortSignal | undefined;
  /** Hears whose record cannot be read, while everybody else's facts are taken back; without it, that ends it. */
  readonly leaveOut?: LeaveOut | undefined;
}

/** Kept events that the ledger itself names; the receipts name all of them. */
const MOST_KEPT = 2_000;
const CHUNK = 200;

/** More rounds than that would mean that somebody is importing it at the same time. */
const MOST_ROUNDS = 5;

/**
 * Undoes an import whose undoing was asked for: event by event, by events of their own streams. Interrupted, it goes
 * on when it is carried out again; what is taken back already stays so. It ends when a whole walk finds nothing left.
 */
export async function carryOutUndo(
  ledger: Ledger,
  importId: string,
  run: UndoRun = {},
): Promise<UndoSummary | Refusal> {
  const { started, revertAsked, reverted } = await importState(ledger, importId);
  if (started === undefined) return NOT_FOUND;
  if (revertAsked === undefined)
    return refuse('revert_not_asked', 'Nobody asked that this import be undone.');
  if (reverted !== undefined) return { importId, ...reverted, repeated: true, leftOut: 0 };
  const { eventId: asked, by, because } = revertAsked;
  const request = (step: string): Request => ({
    ...{ commandId: stepId(asked, step), actor: by, correlationId: importId, causationId: asked },
  });
  const reason = `The import it came with was undone: ${because}`;
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const found = await walkOnce(
      ledger,
      { importId, asked },
      round === 1 ? run : { signal: run.signal, leaveOut: run.leaveOut },
      (taking) => takeBack(ledger, taking, reason, request(`take back ${taking.event.eventId}`)),
    );
    if (found.left > 0) continue;
    const undone = { importId, retracted: found.done, kept: found.kept.length, repeated: false };
    if (found.leftOut > 0) return { ...undone, leftOut: found.leftOut };
    await record(ledger, importId, found.kept, request, { retracted: found.done, kept: found.kept.length });
    return { ...undone, leftOut: 0 };
  }
  throw fault(
    'undo_unended',
    `Import ${importId} keeps recording while it is undone: stop it, and undo again.`,
  );
}

type Kept = FactKept['data'];

interface Found {
  /** Events that were still to be taken back in this walk. */
  left: number;
  done: number;
  kept: Kept[];
  leftOut: number;
}

async function walkOnce(
  ledger: Ledger,
  undoing: { readonly importId: string; readonly asked: string },
  { begin, line, educator: each, signal, leaveOut }: UndoRun,
  take: (taking: Taking) => Promise<Recording | Refusal>,
): Promise<Found> {
  const found: Found = { left: 0, done: 0, kept: [], leftOut: 0 };
  await walkUndo(ledger, undoing, {
    ...(begin === undefined ? {} : { begin }),
    signal,
    leaveOut:
      leaveOut &&
      (async (who, error) => {
        await leaveOut(who, error);
        found.leftOut += 1;
      }),
    work: async (undo) => ({ undo, refusals: await takeAll(undo, take) }),
    emit: async ({ undo, refusals }: { undo: EducatorUndo; refusals: readonly Kept[] }) => {
      found.left += undo.takings.length - refusals.length;
      found.done += undo.done.length;
      found.kept.push(...refusals, ...undo.keepings.map(keptOf));
      const refused = new Map(refusals.map((kept) => [kept.eventId, kept]));
      for (const one of undoLines(undo)) {
        const { code, because } = refused.get(one.event) ?? {};
        await line?.(code === undefined ? one : { ...one, becomes: 'kept', code, because: because ?? '' });
      }
      each?.();
    },
  });
  return found;
}

/** Takes one after the other; what is refused stays, and is told. */
async function takeAll(
  { takings }: EducatorUndo,
  take: (taking: Taking) => Promise<Recording | Refusal>,
): Promise<readonly Kept[]> {
  const refusals: Kept[] = [];
  for (const taking of takings) {
    const answer = await take(taking);
    // Who else keeps writing there has written soon: the next walk finds what is left.
    if (isRefusal(answer) && answer.refused !== 'busy')
      refusals.push(keptOf({ event: taking.event, code: answer.refused, because: answer.because }));
  }
  return refusals;
}

function keptOf({ event, code, because }: EducatorUndo['keepings'][number]): Kept {
  return { eventId: event.eventId, stream: event.stream, code, because };
}

function takeBack(
  ledger: Ledger,
  { event: { stream, eventId, metadata } }: Taking,
  because: string,
  request: Request,
): Promise<Recording | Refusal> {
  const target = { stream, educator: metadata.educator, state: metadata.state };
  const command = { type: 'TakeBack', eventId, because } as const;
  switch (categoryOf(stream)) {
    case 'educator':
      return execute(ledger, educator, target, asGiven(command), request);
    case 'employment':
      return execute(ledger, employment, target, asGiven(command), request);
    case 'license':
      return execute(ledger, license, target, asGiven(command), request);
    default:
      return execute(ledger, credit, target, asGiven(command), request);
  }
}

async function record(
  ledger: Ledger,
  importId: string,
  kept: readonly Kept[],
  request: (step: string) => Request,
  counts: { readonly retracted: number; readonly kept: number },
): Promise<void> {
  const tell = async (command: Parameters<typeof importing.decide>[0], step: string) => {
    const target = { stream: importStream(importId) };
    const answer = await execute(ledger, importing, target, asGiven(command), request(step));
    if (isRefusal(answer))
      throw fault(answer.refused, `The undoing could not be recorded. ${answer.because}`);
  };
  const told = kept.slice(0, MOST_KEPT);
  for (let at = 0; at < told.length; at += CHUNK) {
    const facts = told.slice(at, at + CHUNK);
    await tell({ type: 'KeepFacts', facts }, `keep ${JSON.stringify(facts)}`);
  }
  await tell({ type: 'FinishRevert', ...counts }, 'finish');
}
