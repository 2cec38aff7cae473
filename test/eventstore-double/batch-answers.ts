import type { Message } from 'google-protobuf';
import type { BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { Any, GoogleEmpty, RpcStatus, shared, streams } from './client-modules.ts';
import type { Expected } from './commit-check.ts';
import type { Refusal, Written } from './log.ts';
import type { Pending } from './batch-append.ts';
import { streamIdentifier } from './wire.ts';

/** Codes of google.rpc.Code, as the server gives them beside its errors. */
const CODE = { timeout: 4, deadline: 4, badRequest: 3, tooLarge: 3, wrongVersion: 9, deleted: 9 } as const;

export function answerTo(append: Pending, outcome: Written | Refusal): BatchAppendResp {
  switch (outcome.verdict) {
    case 'ok':
    case 'idempotent':
      return head(append).setSuccess(success(outcome));
    case 'deleted':
      return refused(
        append,
        CODE.deleted,
        'StreamDeleted',
        new shared.StreamDeleted().setStreamIdentifier(streamIdentifier(append.stream)),
      );
    case 'wrong_expected_version':
    // A server says of what is partly written only that the revision is wrong.
    case 'corrupted_idempotency':
      return refused(
        append,
        CODE.wrongVersion,
        'WrongExpectedVersion',
        wrongVersion(append.expected, outcome.current),
      );
  }
}

export const timedOut = (append: Pending): BatchAppendResp =>
  refused(append, CODE.timeout, 'Timeout', new shared.Timeout());

export const badRequest = (append: Pending, what: string): BatchAppendResp =>
  refused(append, CODE.badRequest, 'BadRequest', new shared.BadRequest().setMessage(what), what);

export const tooLargeAnswer = (append: Pending, maxBytes: number): BatchAppendResp =>
  refused(
    append,
    CODE.tooLarge,
    'MaximumAppendSizeExceeded',
    new shared.MaximumAppendSizeExceeded().setMaxappendsize(maxBytes),
  );

const head = ({ correlation, stream }: Pending): BatchAppendResp =>
  new streams.BatchAppendResp().setCorrelationId(correlation).setStreamIdentifier(streamIdentifier(stream));

function refused(
  append: Pending,
  code: number,
  name: string,
  details: Message,
  message = name,
): BatchAppendResp {
  const packed = new Any();
  packed.pack(details.serializeBinary(), `event_store.client.${name}`);
  return head(append).setError(new RpcStatus().setCode(code).setMessage(message).setDetails(packed));
}

function success({ revision, position }: Written): BatchAppendResp.Success {
  const message = new streams.BatchAppendResp.Success();
  if (revision < 0n) message.setNoStream(new GoogleEmpty());
  else message.setCurrentRevision(revision.toString());
  if (position === undefined) return message.setNoPosition(new GoogleEmpty());
  const text = position.toString();
  return message.setPosition(new shared.AllStreamPosition().setCommitPosition(text).setPreparePosition(text));
}

function wrongVersion(expected: Expected, current: bigint) {
  const message = new shared.WrongExpectedVersion();
  if (current < 0n) message.setCurrentNoStream(new GoogleEmpty());
  else message.setCurrentStreamRevision(current.toString());
  switch (expected) {
    case 'any':
      return message.setExpectedAny(new GoogleEmpty());
    case 'no_stream':
      return message.setExpectedNoStream(new GoogleEmpty());
    case 'stream_exists':
      return message.setExpectedStreamExists(new GoogleEmpty());
    default:
      return message.setExpectedStreamPosition(expected.toString());
  }
}
