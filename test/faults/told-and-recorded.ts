import type { StoredEvent } from '../../src/app/log/event-log.ts';
import type { Told } from './busy-people.ts';

/** Begins the actors of what follows from an event, and of what begins with a day or with the law. */
const OF_THE_LEDGER = /^(reactor:|calendar$|development$)/;

/**
 * Where a log is otherwise than those know who told the program what to record: lost, doubled, otherwise than
 * answered, or nobody's. What the program records by itself must follow from an event before it.
 */
export function misrecorded(events: readonly StoredEvent[], told: readonly Told[]): readonly string[] {
  const byCommand = new Map<string, StoredEvent[]>();
  const known = new Set(told.map(({ commandId }) => commandId));
  const seen = new Set<string>();
  const wrong: string[] = [];
  for (const event of events) {
    const { commandId, causationId, actor } = event.metadata;
    const one = JSON.stringify([event.ordinal, event.stream, event.revision, event.type, actor]);
    byCommand.set(commandId, [...(byCommand.get(commandId) ?? []), event]);
    if (seen.has(event.id)) wrong.push(`doubled: ${one}`);
    if (!known.has(commandId) && !OF_THE_LEDGER.test(actor)) wrong.push(`invented: ${one}`);
    if (actor.startsWith('reactor:') && !seen.has(causationId))
      wrong.push(`follows from nothing before it: ${one}`);
    seen.add(event.id);
  }
  return [
    ...wrong,
    ...told.flatMap((one) => misanswered(one, byCommand.get(one.commandId) ?? [])),
    ...tornApart(events),
  ];
}

function misanswered(one: Told, found: readonly StoredEvent[]): readonly string[] {
  const [answer, ...again] = one.answers;
  const tell = (what: string) => [`${what}: ${JSON.stringify([one, found.map(({ id }) => id)])}`];
  if (answer === undefined) return tell('never answered');
  if (again.some((other) => JSON.stringify(other) !== JSON.stringify(answer)))
    return tell('answered in two ways');
  if ('code' in answer) return found.length === 0 ? [] : tell('recorded though refused');
  const ids = found.map(({ id }) => id);
  if (JSON.stringify(ids) !== JSON.stringify(answer.events)) return tell('otherwise than answered');
  const last = found.at(-1);
  const isThere = found.every(({ stream }) => stream === answer.stream) && last?.revision === answer.revision;
  return last === undefined || isThere ? [] : tell('elsewhere than answered');
}

/** What a command caused in a stream stands together: written once, or it was written in two pieces. */
function tornApart(events: readonly StoredEvent[]): readonly string[] {
  const last = new Map<string, StoredEvent>();
  return events.flatMap((event) => {
    const key = `${event.metadata.commandId} ${event.stream}`;
    const before = last.get(key);
    last.set(key, event);
    return before === undefined || before.revision + 1 === event.revision
      ? []
      : [`one command in two pieces: ${JSON.stringify([before.ordinal, event.ordinal, event.stream])}`];
  });
}
