import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import { streams } from './client-modules.ts';
import { type CheckpointFilter, filterOf } from './filter.ts';
import { streamName } from './wire.ts';

export type From = 'start' | 'end' | bigint;

/** What a read asks for; `from` is a revision of a stream, or a position. */
export interface ReadRequest {
  /** Undefined for the whole log. */
  readonly stream: string | undefined;
  readonly from: From;
  readonly backwards: boolean;
  /** Undefined for a subscription. */
  readonly count: bigint | undefined;
  readonly filter: CheckpointFilter | undefined;
  readonly idsAsText: boolean;
}

/** A sentence where it is no request that a server answers. */
export function readRequest(request: ReadReq): ReadRequest | string {
  const options = request.getOptions();
  if (options === undefined) return 'A read needs options.';
  const [stream, all] = [options.getStream(), options.getAll()];
  const from = stream === undefined ? allFrom(all) : streamFrom(stream);
  if (from === undefined) return 'A read needs a stream or $all, and where to begin.';
  const filter = options.getFilter();
  if (filter !== undefined && stream !== undefined) return 'Only $all can be filtered.';
  const parsed: ReadRequest = {
    stream: stream === undefined ? undefined : streamName(stream.getStreamIdentifier()),
    from,
    backwards: options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS,
    count: options.hasSubscription() ? undefined : BigInt(options.getCount()),
    filter: filter === undefined ? undefined : filterOf(filter),
    idsAsText: options.getUuidOption()?.hasString() ?? false,
  };
  return parsed.backwards && parsed.count === undefined ? 'Nobody subscribes backwards.' : parsed;
}

function streamFrom(options: ReadReq.Options.StreamOptions): From {
  if (options.hasStart()) return 'start';
  return options.hasEnd() ? 'end' : BigInt(options.getRevision());
}

function allFrom(options: ReadReq.Options.AllOptions | undefined): From | undefined {
  if (options === undefined) return undefined;
  if (options.hasStart()) return 'start';
  return options.hasEnd() ? 'end' : BigInt(options.getPosition()?.getCommitPosition() ?? '0');
}
