import type { EventType } from '../../domain/events.ts';
import type { OpenedEvent } from './envelope.ts';

/** Whether an event is of one of these types: whoever asks names those alone in their switch. */
export function isOfTypes<T extends EventType>(
  event: OpenedEvent,
  types: readonly T[],
): event is Extract<OpenedEvent, { readonly type: T }> {
  return types.some((type) => type === event.type);
}
