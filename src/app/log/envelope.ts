import type { DomainEvent } from '../../domain/decider.ts';
import type { EventType, ReadBack } from '../../domain/events.ts';
import type { PlacedEvent } from '../facts/folds/draft.ts';
import { fault } from '../fault.ts';
import { canonicalText } from './canonical-text.ts';
import type { EducatorKey } from './educator-key.ts';
import type { EventData } from './event-data.ts';
import { eventId } from './event-id.ts';
import type { Metadata, NewEvent, SaidEvent, StoredEvent } from './event-log.ts';
import { currentVersion, upcast } from './event-versions.ts';
import { isErased } from './key-vault.ts';
import type { KeyAnswer } from './key-vault.ts';
import { isSealed, openValue, personalFieldsOf, sealValue } from './personal-fields.ts';

/** Answers the key of an educator; undefined when the vault has never made one. */
export type KeyLookup = (educator: string) => KeyAnswer | undefined;

/** A stored event as programs read it: data in its present shape, in clear. */
export type OpenedEvent = {
  readonly [T in EventType]: Omit<StoredEvent, 'id' | 'type' | 'data'> & {
    readonly eventId: string;
    readonly type: T;
    readonly data: ReadBack<T>;
  };
}[EventType];

/**
 * What one command caused in one stream, ready to be stored. The same command and events make the same
 * bytes whenever they are sealed. The key is that of `metadata.educator`; without an educator there are no
 * personal fields, and to seal one without a key is our own bug: throws `no_key`.
 */
export function seal(
  metadata: Metadata,
  stream: string,
  events: readonly DomainEvent[],
  key: EducatorKey | undefined,
): readonly NewEvent[] {
  return events.map(({ type, data }, index) => {
    const personal = personalFieldsOf(type).filter((field) => valueOf(data, field) !== undefined);
    const sealing = personal.length > 0 ? requireKey(metadata, key, type) : undefined;
    const id = eventId({ commandId: metadata.commandId, stream, index, type, data }, sealing);
    const sealed = sealing ? sealFields(data, personal, { stream, type, eventId: id }, sealing) : data;
    refuseLookalikes(type, data);
    return { id, type, version: currentVersion(type), data: canonicalText(sealed), metadata };
  });
}

/**
 * The event as it was before sealing. Where the educator's key was erased every personal field is null; so are those
 * that are not among the wanted `fields`, where some are named.
 * Throws `no_key` when the vault never had the key, `cannot_open` when the bytes are not what was sealed.
 */
export function open(stored: StoredEvent, keyOf: KeyLookup, fields?: ReadonlySet<string>): OpenedEvent {
  const { version, metadata, revision, ordinal, recordedAt, hash } = stored;
  const { stream, type, eventId, data } = openSaid(stored, metadata.educator, keyOf, fields);
  const opened = { stream, revision, ordinal, recordedAt, hash, type, version, metadata, eventId, data };
  return opened as OpenedEvent;
}

/** The same of what an event says alone, by the key of the educator it concerns. */
export function openSaid(
  said: SaidEvent,
  educator: string | undefined,
  keyOf: KeyLookup,
  fields?: ReadonlySet<string>,
): PlacedEvent {
  const { stream, type, version, id: eventId } = said;
  const stored = JSON.parse(said.data) as EventData;
  const requireKey = () => {
    const key = educator === undefined ? undefined : keyOf(educator);
    if (key !== undefined) return key;
    throw fault('no_key', `No key is known for event ${eventId} in ${stream}: restore the table of keys.`);
  };
  // Most hold nothing sealed, and need not be searched for it field by field.
  const clear = holdsSealed(said) ? openFields(said, stored, fields, requireKey) : stored;
  // The one place where stored text becomes a typed event: what was written is a contract (domain/*/events.ts).
  return { stream, type, eventId, data: upcast(type, version, clear) } as unknown as PlacedEvent;
}

/** Whether opening the event takes its educator's key. */
export function holdsSealed({ data }: Pick<SaidEvent, 'data'>): boolean {
  return data.includes('{"sealed":');
}

type EventPlace = { readonly stream: string; readonly type: string; readonly eventId: string };

function sealFields(data: object, fields: readonly string[], place: EventPlace, key: EducatorKey): object {
  const sealed = fields.map((field) => [
    field,
    sealValue(valueOf(data, field), { ...place, path: pathTo(field) }, key),
  ]);
  return { ...data, ...(Object.fromEntries(sealed) as object) };
}

/** A key is asked for where a field that is wanted is sealed. */
function openFields(
  { stream, type, id: eventId }: SaidEvent,
  data: EventData,
  fields: ReadonlySet<string> | undefined,
  requireKey: () => KeyAnswer,
): EventData {
  const sealed = Object.entries(data).filter(([, value]) => isSealed(value));
  const place = { stream, type, eventId };
  const opened = sealed.map(([field, value]) => {
    if (!isSealed(value) || fields?.has(field) === false) return [field, null];
    const key = requireKey();
    return [field, isErased(key) ? null : openValue(value, { ...place, path: pathTo(field) }, key)];
  });
  return { ...data, ...(Object.fromEntries(opened) as object) };
}

function requireKey(metadata: Metadata, key: EducatorKey | undefined, type: string): EducatorKey {
  if (key !== undefined && metadata.educator !== undefined) return key;
  throw fault(
    'no_key',
    `${type} has personal fields: it needs the educator in its metadata, and that educator's key.`,
  );
}

/** On reading, the shape alone says what is sealed, so that no clear value may have it. */
function refuseLookalikes(type: string, data: object): void {
  const [lookalike] = Object.entries(data).filter(([, value]) => isSealed(value));
  if (lookalike) throw fault('looks_sealed', `${lookalike[0]} of ${type} has the shape of a sealed value.`);
}

function valueOf(data: object, field: string): unknown {
  return (data as EventData)[field];
}

function pathTo(field: string): string {
  return `/${field}`;
}
