import { credential, type CredentialState, isHeld } from '../../domain/credential/index.ts';
import { definition, definitionId, type DefinitionState } from '../../domain/definition/index.ts';
import type { EventType } from '../../domain/events.ts';
import { definitionStream } from '../../domain/streams.ts';
import type { Day } from '../../domain/values/day.ts';
import { byStream } from '../facts/by-stream.ts';
import { type Ledger, readEvery, readStream, stateOf } from '../log/ledger.ts';
import { openEvents } from '../log/open-events.ts';

/** What says which micro-credentials an educator began and which they hold; nothing of it is personal. */
const STANDING = [
  ...['credential.Started', 'credential.Awarded', 'credential.Revoked', 'credential.Restored'],
  'credential.Expired',
] as const satisfies readonly EventType[];

/** One micro-credential of an educator. Of its state only what `STANDING` tells is there. */
export interface Begun {
  readonly stream: string;
  readonly startedBy: string;
  readonly state: CredentialState;
}

/** The micro-credentials an educator has begun, the first one first. */
export async function begunBy({ log, vault }: Ledger, educator: string): Promise<readonly Begun[]> {
  const events = await openEvents(await readEvery(log, { educators: [educator], types: STANDING }), vault);
  return [...byStream(events)].map(([stream, own]) => ({
    stream,
    startedBy: own[0]?.metadata.commandId ?? '',
    state: stateOf(credential, own),
  }));
}

export async function readDefinition(ledger: Ledger, id: string): Promise<DefinitionState> {
  return stateOf(definition, await readStream(ledger, definitionStream(id)));
}

/** Ids of what an educator holds on a day: awarded, not revoked, not run out. */
export async function heldBy(ledger: Ledger, educator: string, on: Day): Promise<ReadonlySet<string>> {
  const begun = await begunBy(ledger, educator);
  return new Set(
    begun.flatMap(({ state }) =>
      state.started !== undefined && isHeld(state, on)
        ? [definitionId(state.started.issuer, state.started.definition)]
        : [],
    ),
  );
}

/** Which of some definitions are not held. A stack is held by holding all its parts, stacks among them. */
export async function lackingOf(
  ledger: Ledger,
  wanted: readonly string[],
  held: ReadonlySet<string>,
  within: readonly string[] = [],
): Promise<readonly string[]> {
  const lacking = [];
  for (const id of wanted) {
    if (!held.has(id) && !(await holdsStack(ledger, id, held, within))) lacking.push(id);
  }
  return lacking;
}

/** A stack that is a part of itself is held by nobody. */
async function holdsStack(
  ledger: Ledger,
  id: string,
  held: ReadonlySet<string>,
  within: readonly string[],
): Promise<boolean> {
  if (within.includes(id)) return false;
  const { latest } = await readDefinition(ledger, id);
  if (latest === undefined || latest.stack.length === 0) return false;
  return (await lackingOf(ledger, latest.stack, held, [...within, id])).length === 0;
}

/** Whether a stack that an educator holds gives the right to assess work under a definition of the same issuer. */
export async function mayReview(
  ledger: Ledger,
  educator: string,
  { issuer, definition: name }: { readonly issuer: string; readonly definition: string },
  on: Day,
): Promise<boolean> {
  const id = definitionId(issuer, name);
  const held = await heldBy(ledger, educator, on);
  if (held.size === 0) return false;
  for (const { latest, withdrawn } of await definitionsOf(ledger, issuer)) {
    if (latest?.reviews !== true || withdrawn !== undefined || !latest.stack.includes(id)) continue;
    if ((await lackingOf(ledger, latest.stack, held)).length === 0) return true;
  }
  return false;
}

/** Definitions by their ids, from one reading of the log; without those that are not published. */
export async function definitionsNamed(
  { log, vault }: Ledger,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DefinitionState>> {
  if (ids.length === 0) return new Map();
  const wanted = new Map(ids.map((id) => [definitionStream(id), id]));
  // Names of streams are beginnings in a filter: others that begin so are left out.
  const events = await openEvents(await readEvery(log, { streams: [...wanted.keys()] }), vault);
  return new Map(
    [...byStream(events)].flatMap(([stream, own]) => {
      const id = wanted.get(stream);
      return id === undefined ? [] : [[id, stateOf(definition, own)]];
    }),
  );
}

/** Every definition of one issuer. */
export async function definitionsOf(
  { log, vault }: Ledger,
  issuer: string,
): Promise<readonly DefinitionState[]> {
  const events = await openEvents(await readEvery(log, { streams: [definitionStream(`${issuer}.`)] }), vault);
  return [...byStream(events).values()].map((own) => stateOf(definition, own));
}
