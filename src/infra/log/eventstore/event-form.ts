import type { AllStreamResolvedEvent, EventData, ResolvedEvent } from '@eventstore/db-client';
import { fault } from '../../../app/fault.ts';
import type { Metadata } from '../../../app/log/event-log.ts';
import type { EventToKeep, KeptEvent } from './event-store.ts';

/** What is kept beside the data of an event. The server has its id, type, stream and revision itself. */
interface Beside {
  readonly version: number;
  readonly metadata: Metadata;
  readonly recordedAt?: number;
  /** On every event of an append but its last. */
  readonly more?: true;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const REQUIRED = ['commandId', 'commandDigest', 'correlationId', 'causationId', 'actor'];
const strictly = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Names that begin with this are the server's own: its streams, and the types of its events. */
export function isOfTheServer(name: string): boolean {
  return name.startsWith('$');
}

/**
 * As JSON, which the server's own pages show, where the client's way of reading JSON gives the very text back; else as
 * the bytes they are. `more` says that another event of the same append follows.
 */
export function toServerForm(
  { id, type, version, data, metadata, recordedAt }: EventToKeep,
  more: boolean,
): EventData {
  const beside = {
    ...{ version, metadata },
    ...(recordedAt === undefined ? {} : { recordedAt }),
    ...(more ? { more } : {}),
  };
  const json = sameAsJson(data);
  return json === undefined
    ? {
        ...{ id, type, metadata: beside },
        contentType: 'application/octet-stream',
        data: new TextEncoder().encode(data),
      }
    : { id, type, metadata: beside, contentType: 'application/json', data: json };
}

function sameAsJson(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && JSON.stringify(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Bytes that the server counts of an append against its limit. */
export function bytesOf(event: EventData): number {
  const data =
    event.contentType === 'application/json'
      ? Buffer.byteLength(JSON.stringify(event.data), 'utf8')
      : event.data.length;
  return data + Buffer.byteLength(JSON.stringify(event.metadata), 'utf8') + 2 * event.type.length;
}

/** The event as the ledger wrote it; undefined where it is not in the ledger's form. Throws `number_too_large`. */
export function fromServerForm({ event }: ResolvedEvent | AllStreamResolvedEvent): KeptEvent | undefined {
  if (event === undefined || isOfTheServer(event.streamId) || isOfTheServer(event.type)) return undefined;
  const { streamId: stream, type, metadata: beside, position, created } = event;
  const id = event.id.toLowerCase();
  const data = textOf(event.data, event.isJson);
  if (!UUID.test(id) || !isBeside(beside) || data === undefined) return undefined;
  if (position === undefined) {
    throw fault('no_position', `The EventStoreDB tells no positions: it must be 22.10 or later.`);
  }
  // What the ledger wrote stands at one place; only what a transaction of the old protocol wrote stands at two.
  if (position.commit !== position.prepare) return undefined;
  return {
    ...{ id, type, version: beside.version, data, metadata: beside.metadata, stream },
    revision: safely(event.revision, stream),
    position: safely(position.commit, stream),
    recordedAt: beside.recordedAt ?? created.getTime(),
  };
}

/** Whether another event of the same append follows. */
export function isFollowed({ event }: AllStreamResolvedEvent): boolean {
  return event !== undefined && isBeside(event.metadata) && event.metadata.more === true;
}

/** Place in the server's log of anything that stands there, be it the ledger's or not. */
export function positionOf({ event, commitPosition }: AllStreamResolvedEvent): number {
  const position = event === undefined ? commitPosition : event.position.commit;
  if (position === undefined) {
    throw fault('no_position', 'The EventStoreDB told of an event without its position in the log.');
  }
  return safely(position, event?.streamId ?? 'the log');
}

function textOf(data: unknown, isJson: boolean): string | undefined {
  if (isJson) return isRecord(data) ? JSON.stringify(data) : undefined;
  try {
    return data instanceof Uint8Array ? strictly.decode(data) : undefined;
  } catch {
    return undefined;
  }
}

function isBeside(value: unknown): value is Beside {
  if (!isRecord(value)) return false;
  const { version, metadata, recordedAt, more } = value;
  return (
    typeof version === 'number' &&
    Number.isSafeInteger(version) &&
    version >= 1 &&
    (recordedAt === undefined || Number.isSafeInteger(recordedAt)) &&
    (more === undefined || more === true) &&
    isRecord(metadata) &&
    REQUIRED.every((name) => name in metadata) &&
    Object.values(metadata).every((part) => typeof part === 'string')
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function safely(value: bigint, stream: string): number {
  if (value >= 0n && value <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(value);
  throw fault(
    'number_too_large',
    `${stream} has an event whose revision or position is beyond ${Number.MAX_SAFE_INTEGER}, which cannot be told apart from the next: the log is not one of this ledger.`,
  );
}
