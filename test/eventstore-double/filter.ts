import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { LogRecord } from './record.ts';

/** How many a server looks at in one go where nothing else was asked for. */
const WINDOW = 32;

export interface CheckpointFilter {
  readonly lets: (record: LogRecord) => boolean;
  /** After so many looked at, whether they pass or not, the subscriber is told how far it has come. */
  readonly checkpointEvery: number;
}

export function filterOf(options: ReadReq.Options.FilterOptions): CheckpointFilter {
  const window = options.hasMax() ? options.getMax() : WINDOW;
  const byType = options.getEventType();
  const passes = matcher(byType ?? options.getStreamIdentifier());
  return {
    lets: (record) => passes(byType === undefined ? record.stream : record.type),
    checkpointEvery: Math.max(1, window * options.getCheckpointintervalmultiplier()),
  };
}

function matcher(
  expression: ReadReq.Options.FilterOptions.Expression | undefined,
): (text: string) => boolean {
  const regex = expression?.getRegex() ?? '';
  if (regex !== '') {
    const pattern = new RegExp(regex);
    return (text) => pattern.test(text);
  }
  const prefixes = expression?.getPrefixList() ?? [];
  return (text) => prefixes.some((prefix) => text.startsWith(prefix));
}
