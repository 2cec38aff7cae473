import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { StoredEvent } from '../../src/app/log/event-log.ts';
import { hashOf } from '../../src/infra/log/event-hash.ts';

const text = fc.string({ unit: fc.constantFrom('1', ':', '-', 'a', 'é'), maxLength: 6 });
const event: fc.Arbitrary<Omit<StoredEvent, 'hash'>> = fc.record({
  ordinal: fc.nat(12),
  stream: text,
  revision: fc.nat(12),
  id: text,
  type: text,
  version: fc.nat(12),
  data: text,
  recordedAt: fc.nat(12),
  metadata: fc.record(
    {
      commandId: text,
      commandDigest: text,
      correlationId: text,
      causationId: text,
      actor: text,
      educator: text,
      state: text,
    },
    { requiredKeys: ['commandId', 'commandDigest', 'correlationId', 'causationId', 'actor'] },
  ),
});

describe('the hash of an event', () => {
  test('is equal for equal events only, however their parts are divided', () => {
    fc.assert(
      fc.property(event, event, (one, other) => {
        expect(hashOf(one) === hashOf(other)).toBe(fc.stringify(one) === fc.stringify(other));
      }),
    );
  });

  test('tells bytes apart that moved from one part to the next', () => {
    fc.assert(
      fc.property(event, (one) => {
        const moved = { ...one, stream: one.stream + one.type.slice(0, 1), type: one.type.slice(1) };
        expect(hashOf(moved) === hashOf(one)).toBe(one.type === '');
      }),
    );
  });

  test('is this one, for ever', () => {
    const metadata = {
      commandId: 'c',
      commandDigest: 'd',
      correlationId: 'r',
      causationId: 'r',
      actor: 'a',
      state: 'TN',
    };
    const stored = {
      ordinal: 1,
      stream: 'license-TN-1',
      revision: 0,
      id: '00000000-0000-8000-8000-000000000001',
      type: 'license.Issued',
      version: 1,
      data: '{"é":1}',
      metadata,
      recordedAt: 1700000000000,
    };
    expect(hashOf(stored)).toMatchInlineSnapshot(
      `"16371dd068ae489f20618628d18e5bf56d032dca4bba45cc0e5b0916dfbbbc86"`,
    );
  });
});
