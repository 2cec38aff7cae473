import type { Metadata } from '@grpc/grpc-js';
import { grpc } from './client-modules.ts';
import type { Expected } from './commit-check.ts';
import type { Fate } from './faults.ts';
import type { Refusal } from './log.ts';

/** A failed call, its cause in the trailers that the client reads. */
export interface CallError {
  readonly code: number;
  readonly details: string;
  readonly metadata: Metadata;
}

function callError(
  code: number,
  details: string,
  trailers: Readonly<Record<string, string>> = {},
): CallError {
  const metadata = new grpc.Metadata();
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, value);
  return { code, details, metadata };
}

export const notLeader = (host: string, port: number): CallError =>
  callError(grpc.status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  });

export const notReady = (): CallError => callError(grpc.status.UNAVAILABLE, 'Server Is Not Ready');

/** The error that a fate stands for. */
export const fatalError = (fate: Extract<Fate, { fate: 'not_leader' | 'unavailable' }>): CallError =>
  fate.fate === 'not_leader' ? notLeader(fate.host, fate.port) : notReady();

export const streamDeleted = (stream: string): CallError =>
  callError(grpc.status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

export const invalidPosition = (): CallError =>
  callError(grpc.status.INVALID_ARGUMENT, 'Trying to read from an invalid position.');

export const invalidArgument = (what: string): CallError => callError(grpc.status.INVALID_ARGUMENT, what);

export const tooLarge = (maxBytes: number): CallError =>
  callError(grpc.status.INVALID_ARGUMENT, `Maximum Append Size of ${maxBytes} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(maxBytes),
  });

/** A refused delete or tombstone; a refused append says it in its answer. */
export function refusedCall(stream: string, expected: Expected, refusal: Refusal): CallError {
  if (refusal.verdict === 'deleted') return streamDeleted(stream);
  return callError(grpc.status.FAILED_PRECONDITION, 'failed due to WrongExpectedVersion', {
    exception: 'wrong-expected-version',
    'stream-name': stream,
    'expected-version': versionNumber(expected).toString(),
    'actual-version': refusal.current < 0n ? '' : refusal.current.toString(),
  });
}

function versionNumber(expected: Expected): bigint {
  switch (expected) {
    case 'any':
      return -2n;
    case 'no_stream':
      return -1n;
    case 'stream_exists':
      return -4n;
    default:
      return expected;
  }
}
