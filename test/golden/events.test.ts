import { describe, expect, test } from '@jest/globals';
import { open } from '../../src/app/log/envelope.ts';
import { currentVersion } from '../../src/app/log/event-versions.ts';
import { goldenEvents, inLog, KEY, sealedSamples } from './stored.ts';

const golden = goldenEvents();
const samples = sealedSamples();
const kept = new Set(golden.map((line) => JSON.stringify(line)));
const nameOf = ({ stored: { type, version, id } }: (typeof golden)[number]) => `${type} ${version} ${id}`;

describe('an event of any shape that was ever stored', () => {
  test.each(golden.map((one) => [nameOf(one), one] as const))('still reads: %s', (_, { stored, reads }) => {
    expect(open(inLog(stored), () => KEY).data).toEqual(reads);
  });

  test('is kept for every version of every type', () => {
    const present = new Set(golden.map(({ stored: { type, version } }) => `${type} ${version}`));
    const types = new Set(samples.map(({ stored: { type } }) => type));
    const versions = [...types].flatMap((type) =>
      Array.from({ length: currentVersion(type) }, (_, before) => `${type} ${before + 1}`),
    );
    expect(versions.filter((version) => !present.has(version))).toEqual([]);
  });
});

describe('an event that is stored today', () => {
  test.each(samples.map((one) => [nameOf(one), one] as const))(
    'has the bytes it always had: %s',
    (_, one) => {
      // A shape that differs is a new version: raise it by an upcaster, and add the line shown to events.jsonl.
      const line = JSON.stringify(one);
      expect(kept.has(line) ? 'kept' : line).toBe('kept');
    },
  );
});
