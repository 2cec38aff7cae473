import type { StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb.js';
import { shared } from './client-modules.ts';
import type { Proposed } from './record.ts';

/** How the protocol writes names, ids and events. */

export function streamIdentifier(stream: string): StreamIdentifier {
  return new shared.StreamIdentifier().setStreamName(Buffer.from(stream, 'utf8'));
}

export const streamName = (identifier: StreamIdentifier | undefined): string =>
  identifier === undefined ? '' : Buffer.from(identifier.getStreamName_asU8()).toString('utf8');

/** As text where that was asked for, else as two numbers. */
export function uuid(id: string, asText: boolean): UUID {
  const message = new shared.UUID();
  if (asText) return message.setString(id);
  const digits = id.replaceAll('-', '');
  return message.setStructured(
    new shared.UUID.Structured()
      .setMostSignificantBits(signed(digits.slice(0, 16)))
      .setLeastSignificantBits(signed(digits.slice(16))),
  );
}

const signed = (hex: string): string => BigInt.asIntN(64, BigInt(`0x${hex}`)).toString();
const unsigned = (text: string): string => BigInt.asUintN(64, BigInt(text)).toString(16).padStart(16, '0');

const UUID_FORM = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Undefined for what is none. */
export function uuidText(message: UUID | undefined): string | undefined {
  const structured = message?.getStructured();
  if (structured === undefined) {
    const text = message?.getString().toLowerCase() ?? '';
    return UUID_FORM.test(text) ? text : undefined;
  }
  const most = unsigned(structured.getMostSignificantBits());
  const least = unsigned(structured.getLeastSignificantBits());
  return `${most.slice(0, 8)}-${most.slice(8, 12)}-${most.slice(12)}-${least.slice(0, 4)}-${least.slice(4)}`;
}

/** What the messages of both ways to append have in common. */
export interface ProposedMessage {
  getId(): UUID | undefined;
  getMetadataMap(): { get(key: string): string | undefined };
  getData_asU8(): Uint8Array;
  getCustomMetadata_asU8(): Uint8Array;
}

/** A sentence that says what is missing, where something is. */
export function proposed(message: ProposedMessage): Proposed | string {
  const id = uuidText(message.getId());
  if (id === undefined) return 'An event has no id, or one that is not a UUID.';
  const type = message.getMetadataMap().get('type');
  if (type === undefined) return `Required Metadata Property 'type' is missing`;
  const contentType = message.getMetadataMap().get('content-type');
  if (contentType === undefined) return `Required Metadata Property 'content-type' is missing`;
  const [data, metadata] = [message.getData_asU8(), message.getCustomMetadata_asU8()];
  return { id, type, json: contentType === 'application/json', data, metadata };
}

export const sizeOf = ({ type, data, metadata }: Proposed): number =>
  Buffer.byteLength(type) + data.length + metadata.length;
