import { randomUUID } from 'node:crypto';
import type { Metadata, NewEvent } from '../../src/app/log/event-log.ts';

/** An event with a new id; what a test does not care about is filled in. */
export function newEvent(
  given: Partial<Omit<NewEvent, 'metadata'>> & { metadata?: Partial<Metadata> } = {},
): NewEvent {
  const { metadata, ...event } = given;
  return {
    id: randomUUID(),
    type: 'credit.Claimed',
    version: 1,
    data: '{"title":"Fractions, décimales & 分数"}',
    ...event,
    metadata: {
      commandId: randomUUID(),
      commandDigest: 'd',
      correlationId: 'r',
      causationId: 'r',
      actor: 'teacher:TN-100001',
      ...metadata,
    },
  };
}

export function newEvents(count: number): readonly NewEvent[] {
  return Array.from({ length: count }, () => newEvent());
}
