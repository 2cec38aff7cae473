import { describe, expect, test } from '@jest/globals';
import { fault } from '../../src/app/fault.ts';
import { createFailures } from '../../src/infra/failures.ts';
import { LogGone } from '../../src/infra/log/log-gone.ts';

function at() {
  let seconds = 0;
  const failures = createFailures(() => seconds * 1000);
  return (second: number, error: unknown, part?: string) => {
    seconds = second;
    return failures.of(error, part);
  };
}

const GONE = fault('ECONNREFUSED', 'connect ECONNREFUSED');

describe('a failure', () => {
  test('is told at once, then once in ten minutes with how often it was passed over', () => {
    const of = at();
    const told = Array.from({ length: 1201 }, (_, second) => of(second, GONE));
    expect(told.flatMap((one, second) => (one === undefined ? [] : [{ second, ...one }]))).toEqual([
      { second: 0 },
      { second: 600, passedOver: 599 },
      { second: 1200, passedOver: 599 },
    ]);
  });

  test('is told anew when it comes after a minute without it', () => {
    const of = at();
    of(0, GONE);
    expect(of(60, GONE)).toBeUndefined();
    expect(of(121, GONE)).toEqual({});
  });

  test('of another kind, or of another part of the work, is told beside it', () => {
    const of = at();
    of(0, GONE);
    expect(of(1, fault('57P03', 'starting up'))).toEqual({});
    expect(of(1, GONE, 'TN')).toEqual({});
    expect(of(1, new TypeError('one bug'))).toEqual({});
    expect(of(1, new TypeError('another'))).toEqual({});
    expect(of(2, new TypeError('another'))).toBeUndefined();
  });

  test('to reach what keeps the log is told by its connection alone', () => {
    expect(at()(0, new LogGone('The EventStoreDB did not answer.'))).toBeUndefined();
  });
});
