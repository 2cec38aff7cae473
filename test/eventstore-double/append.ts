import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { shared, streams } from './client-modules.ts';
import type { Expected } from './commit-check.ts';
import { type CallError, invalidArgument, streamDeleted, tooLarge } from './errors.ts';
import { expectedOf } from './expected.ts';
import type { Refusal, Written } from './log.ts';
import type { Proposed } from './record.ts';
import { answerOnce, type Service } from './service.ts';
import { proposed, sizeOf, streamName } from './wire.ts';

/** One append in a call of its own: its options, then its events. */
export function append(service: Service, call: ServerDuplexStream<AppendReq, AppendResp>): void {
  let target: { readonly stream: string; readonly expected: Expected } | undefined;
  const events: (Proposed | string)[] = [];
  call.on('data', (request: AppendReq) => {
    const options = request.getOptions();
    const message = request.getProposedMessage();
    if (options !== undefined) {
      const stream = streamName(options.getStreamIdentifier());
      target = { stream, expected: expectedOf(options, options.getRevision()) };
    } else if (message !== undefined) events.push(proposed(message));
  });
  call.on('end', () => {
    void (async () => {
      if (!(await isWhole(call))) return;
      await answerOnce(service, 'append', call, () => {
        if (target === undefined) return invalidArgument('The options must come first.');
        return write(service, target.stream, target.expected, events);
      });
    })();
  });
}

/** Turns of the event loop; three were the most that were seen. */
const TURNS = 10;

/** A call that is broken off ends like one that is whole, and says a few turns later that it was cancelled. */
async function isWhole(call: { readonly cancelled: boolean }): Promise<boolean> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    if (call.cancelled) return false;
    await nextTurn();
  }
  return true;
}

function write(
  { log, maxAppendBytes }: Service,
  stream: string,
  expected: Expected,
  events: readonly (Proposed | string)[],
): AppendResp | CallError {
  const whole: Proposed[] = [];
  for (const event of events) {
    if (typeof event === 'string') return invalidArgument(event);
    whole.push(event);
  }
  const bytes = whole.reduce((sum, event) => sum + sizeOf(event), 0);
  if (bytes > maxAppendBytes) return tooLarge(maxAppendBytes);
  return answerTo(stream, expected, log.append(stream, expected, whole));
}

function answerTo(stream: string, expected: Expected, outcome: Written | Refusal): AppendResp | CallError {
  const answer = new streams.AppendResp();
  switch (outcome.verdict) {
    case 'ok':
    case 'idempotent':
      return answer.setSuccess(success(outcome));
    case 'deleted':
      return streamDeleted(stream);
    case 'wrong_expected_version':
    case 'corrupted_idempotency':
      return answer.setWrongExpectedVersion(wrongVersion(expected, outcome.current));
  }
}

function success({ revision, position }: Written): AppendResp.Success {
  const message = new streams.AppendResp.Success();
  if (revision < 0n) message.setNoStream(new shared.Empty());
  else message.setCurrentRevision(revision.toString());
  if (position === undefined) return message.setNoPosition(new shared.Empty());
  const text = position.toString();
  return message.setPosition(
    new streams.AppendResp.Position().setCommitPosition(text).setPreparePosition(text),
  );
}

function wrongVersion(expected: Expected, current: bigint): AppendResp.WrongExpectedVersion {
  const message = new streams.AppendResp.WrongExpectedVersion();
  if (current < 0n) message.setCurrentNoStream(new shared.Empty());
  else message.setCurrentRevision(current.toString());
  switch (expected) {
    case 'any':
      return message.setExpectedAny(new shared.Empty());
    case 'no_stream':
      return message.setExpectedNoStream(new shared.Empty());
    case 'stream_exists':
      return message.setExpectedStreamExists(new shared.Empty());
    default:
      return message.setExpectedRevision(expected.toString());
  }
}
