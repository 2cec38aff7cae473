import type { ServerWritableStream } from '@grpc/grpc-js';
import type {
  DeleteReq,
  DeleteResp,
  TombstoneReq,
  TombstoneResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import { streams } from './client-modules.ts';
import { refusedCall } from './errors.ts';
import { expectedOf } from './expected.ts';
import { answerOnce, type Service } from './service.ts';
import { streamName } from './wire.ts';

export function deleteStream(service: Service, call: ServerWritableStream<DeleteReq, DeleteResp>): void {
  void answerOnce(service, 'delete', call, () => {
    const options = call.request.getOptions() ?? new streams.DeleteReq.Options();
    const stream = streamName(options.getStreamIdentifier());
    const expected = expectedOf(options, options.getRevision());
    const outcome = service.log.delete(stream, expected);
    if (!('revision' in outcome)) {
      return refusedCall(stream, expected, outcome);
    }
    const text = (outcome.position ?? 0n).toString();
    return new streams.DeleteResp().setPosition(
      new streams.DeleteResp.Position().setCommitPosition(text).setPreparePosition(text),
    );
  });
}

export function tombstone(service: Service, call: ServerWritableStream<TombstoneReq, TombstoneResp>): void {
  void answerOnce(service, 'tombstone', call, () => {
    const options = call.request.getOptions() ?? new streams.TombstoneReq.Options();
    const stream = streamName(options.getStreamIdentifier());
    const expected = expectedOf(options, options.getRevision());
    const outcome = service.log.tombstone(stream, expected);
    if (!('revision' in outcome)) {
      return refusedCall(stream, expected, outcome);
    }
    const text = (outcome.position ?? 0n).toString();
    return new streams.TombstoneResp().setPosition(
      new streams.TombstoneResp.Position().setCommitPosition(text).setPreparePosition(text),
    );
  });
}
