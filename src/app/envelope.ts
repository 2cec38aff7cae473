import type { DomainEvent } from '../domain/decider.ts';
import type { EventType, ReadBack } from '../domain/events.ts';
import { canonicalText } from './canonical-text.ts';
import type { EducatorKey } from './educator-key.ts';
import type { EventData } from './event-data.ts';
import { eventId } from './event-id.ts';
import type { Metadata, NewEvent, StoredEvent } from './event-log.ts';
import { currentVersion, upcast } from './event-versions.ts';
import { fault } from './fault.ts';
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
  const { id, type, version, metadata, stream, revision, ordinal, recordedAt, hash } = stored;
  const clear = openFields(stored, JSON.parse(stored.data) as EventData, keyOf, fields);
  const data = upcast(type, version, clear);
  const opened = { stream, revision, ordinal, recordedAt, hash, type, version, metadata, eventId: id, data };
  // The one place where stored text becomes a typed event: what was written is a contract (domain/*/events.ts).
  return opened as unknown as OpenedEvent;
}

/** Whether opening the event takes its educator's key. */
export function holdsSealed(stored: StoredEvent): boolean {
  return stored.data.includes('{"sealed":');
}

type EventPlace = { readonly stream: string; readonly type: string; readonly eventId: string };

function sealFields(data: object, fields: readonly string[], place: EventPlace, key: EducatorKey): object {
  const sealed = fields.map((field) => [
    field,
    sealValue(valueOf(data, field), { ...place, path: pathTo(field) }, key),
  ]);
  return { ...data, ...(Object.fromEntries(sealed) as object) };
}

function openFields(
  stored: StoredEvent,
  data: EventData,
  keyOf: KeyLookup,
  fields: ReadonlySet<string> | undefined,
): EventData {
  const sealed = Object.entries(data).filter(([, value]) => isSealed(value));
  if (sealed.length === 0) return data;
  const key = requireKnown(stored, keyOf);
  const place = { stream: stored.stream, type: stored.type, eventId: stored.id };
  const opened = sealed.map(([field, value]) => [
    field,
    isSealed(value) && !isErased(key) && fields?.has(field) !== false
      ? openValue(value, { ...place, path: pathTo(field) }, key)
      : null,
  ]);
  return { ...data, ...(Object.fromEntries(opened) as object) };
}

function requireKey(metadata: Metadata, key: EducatorKey | undefined, type: string): EducatorKey {
  if (key !== undefined && metadata.educator !== undefined) return key;
  throw fault(
    'no_key',
    `${type} has personal fields: it needs the educator in its metadata, and that educator's key.`,
  );
}

function requireKnown(stored: StoredEvent, keyOf: KeyLookup): KeyAnswer {
  const { educator } = stored.metadata;
  const key = educator === undefined ? undefined : keyOf(educator);
  if (key !== undefined) return key;
  throw fault(
    'no_key',
    `No key is known for event ${stored.id} in ${stored.stream}: restore the table of keys.`,
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
