import { createHash } from 'node:crypto';
import { canonicalText } from '../../app/log/canonical-text.ts';
import type { StoredEvent } from '../../app/log/event-log.ts';

const FORMAT = 'licensure-ledger/event/1';

/**
 * Hex SHA-256 over every stored byte of an event: each part with its length in bytes before it, so that no
 * two different events have one encoding. The same encoding stands in migration 000001-ledger.sql.
 */
export function hashOf(event: Omit<StoredEvent, 'hash'>): string {
  const parts = [
    String(event.ordinal),
    event.stream,
    String(event.revision),
    event.id,
    event.type,
    String(event.version),
    event.data,
    canonicalText(event.metadata),
    event.metadata.educator,
    event.metadata.state,
    String(event.recordedAt),
  ];
  return createHash('sha256')
    .update(FORMAT + parts.map(measured).join(''), 'utf8')
    .digest('hex');
}

function measured(part: string | undefined): string {
  return part === undefined ? '-' : `${Buffer.byteLength(part, 'utf8')}:${part}`;
}
