import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { UUID } from '@eventstore/db-client/generated/shared_pb.js';
import { answerTo, badRequest, timedOut, tooLargeAnswer } from './batch-answers.ts';
import type { Expected } from './commit-check.ts';
import { expectedOf } from './expected.ts';
import type { Proposed } from './record.ts';
import { type Service, settle } from './service.ts';
import { proposed, sizeOf, streamName, uuidText } from './wire.ts';

export type BatchCall = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

/** An append that arrives in parts, until one says that it is the last. */
export interface Pending {
  readonly correlation: UUID;
  readonly stream: string;
  readonly expected: Expected;
  readonly events: Proposed[];
  bytes: number;
}

/** One call takes any number of appends, each known by its correlation id. */
export function batchAppend(service: Service, call: BatchCall): void {
  const pending = new Map<string, Pending>();
  call.on('data', (request: BatchAppendReq) => {
    const id = uuidText(request.getCorrelationId()) ?? '';
    const append = pending.get(id) ?? begun(call, request);
    if (append === undefined) return;
    pending.set(id, append);
    if (!take(service, call, append, request)) pending.delete(id);
    else if (request.getIsFinal()) {
      pending.delete(id);
      void finish(service, call, append);
    }
  });
  call.on('end', () => call.end());
}

/** Undefined for parts of what was refused already. */
function begun(call: BatchCall, request: BatchAppendReq): Pending | undefined {
  const [correlation, options] = [request.getCorrelationId(), request.getOptions()];
  if (correlation === undefined || options === undefined) return undefined;
  const append: Pending = {
    correlation,
    stream: streamName(options.getStreamIdentifier()),
    expected: expectedOf(options, options.getStreamPosition()),
    events: [],
    bytes: 0,
  };
  const deadline = options.getDeadline()?.toDate().getTime() ?? Number.POSITIVE_INFINITY;
  if (deadline > Date.now()) return append;
  call.write(timedOut(append));
  return undefined;
}

/** False when it was refused, and answered. */
function take(service: Service, call: BatchCall, append: Pending, request: BatchAppendReq): boolean {
  for (const message of request.getProposedMessagesList()) {
    const event = proposed(message);
    if (typeof event === 'string') {
      call.write(badRequest(append, event));
      return false;
    }
    append.events.push(event);
    append.bytes += sizeOf(event);
  }
  if (append.bytes <= service.maxAppendBytes) return true;
  call.write(tooLargeAnswer(append, service.maxAppendBytes));
  return false;
}

async function finish(service: Service, call: BatchCall, append: Pending): Promise<void> {
  if (settle(call, await service.meet('batchAppend', 'asked')) === 0) return;
  const answer = answerTo(append, service.log.append(append.stream, append.expected, append.events));
  const copies = settle(call, await service.meet('batchAppend', 'answering'));
  for (let copy = 0; copy < copies && !call.cancelled; copy += 1) call.write(answer);
}
