import type { ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { invalidArgument, invalidPosition, streamDeleted } from './errors.ts';
import { outgoing } from './outgoing.ts';
import { event, streamNotFound } from './read-answers.ts';
import { type ReadRequest, readRequest } from './read-request.ts';
import { DELETED, type LogRecord } from './record.ts';
import { ofAll, ofStream } from './select.ts';
import type { Service } from './service.ts';
import { subscribe } from './subscribe.ts';

export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

export async function read(service: Service, call: ReadCall): Promise<void> {
  const request = readRequest(call.request);
  if (typeof request === 'string') {
    call.emit('error', invalidArgument(request));
    return;
  }
  if (request.stream !== undefined && service.log.kept.of(request.stream).at(-1)?.revision === DELETED) {
    call.emit('error', streamDeleted(request.stream));
    return;
  }
  if (!isPosition(service, request)) {
    call.emit('error', invalidPosition());
    return;
  }
  if (request.count === undefined) await subscribe(service, call, request);
  else await answer(service, call, request, request.count);
}

async function answer(service: Service, call: ReadCall, request: ReadRequest, count: bigint): Promise<void> {
  const out = outgoing(service, call, 'read');
  if (!(await out.open())) return;
  const records = request.stream === undefined ? ofAll(service.log, request) : ofStream(service.log, request);
  if (records === undefined) await out.send(streamNotFound(request.stream ?? ''));
  else if (!(await sendSome(records, count, (record) => out.send(event(record, request.idsAsText))))) return;
  out.end();
}

/** False when the call ended before. */
async function sendSome(
  records: Iterable<LogRecord>,
  count: bigint,
  send: (record: LogRecord) => Promise<boolean>,
): Promise<boolean> {
  let left = count;
  for (const record of records) {
    if (left === 0n) break;
    if (!(await send(record))) return false;
    left -= 1n;
  }
  return true;
}

/** A server reads forwards from where a record stands, or from its end, and from nowhere else. */
function isPosition({ log }: Service, { stream, from, backwards }: ReadRequest): boolean {
  if (stream !== undefined || typeof from !== 'bigint' || backwards || from === 0n) return true;
  return from >= log.kept.end || log.kept.all[log.kept.indexOf(from)]?.position === from;
}
