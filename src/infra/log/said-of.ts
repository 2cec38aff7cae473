import type { SaidEvent } from '../../app/log/event-log.ts';

/** What an event says, alone. */
export function saidOf({ stream, id, type, version, data }: SaidEvent): SaidEvent {
  return { stream, id, type, version, data };
}
