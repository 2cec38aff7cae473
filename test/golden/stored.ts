import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deriveEducatorKey } from '../../src/app/log/educator-key.ts';
import { seal } from '../../src/app/log/envelope.ts';
import type { Metadata, NewEvent, StoredEvent } from '../../src/app/log/event-log.ts';
import type { DomainEvent } from '../../src/domain/decider.ts';
import { projectRoot } from '../../src/infra/project-root.ts';
import { SAMPLES } from './samples.ts';

export const GOLDEN = join(projectRoot, 'test/golden/events.jsonl');

/** The key of the one educator of whom golden events tell. */
export const KEY = deriveEducatorKey(Buffer.alloc(32, 7));

export const STREAM = 'golden';

/** An event as it was stored once, exact text and all, and as it reads today. */
export interface Golden {
  readonly stored: NewEvent;
  readonly reads: object;
}

/** One a line. A line, once released, is never edited nor removed. */
export function goldenEvents(): readonly Golden[] {
  const lines = readFileSync(GOLDEN, 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Golden);
}

/** Every sample as it would be stored now. */
export function sealedSamples(): readonly Golden[] {
  return Object.entries(SAMPLES).flatMap(([type, samples]) =>
    samples.map((data, nth) => {
      const [stored] = seal(metadataOf(type, nth), STREAM, [{ type, data } as DomainEvent], KEY);
      if (stored === undefined) throw new RangeError(`${type} was sealed into nothing`);
      return { stored, reads: data };
    }),
  );
}

/** The place of an event in a log does not matter to how it reads. */
export function inLog(event: NewEvent): StoredEvent {
  return { ...event, stream: STREAM, revision: 0, ordinal: 1, recordedAt: 0, hash: '' };
}

function metadataOf(type: string, nth: number): Metadata {
  return {
    commandId: `golden ${type} ${nth}`,
    commandDigest: 'd',
    correlationId: 'c',
    causationId: 'c',
    actor: 'agency:ZZ',
    state: 'ZZ',
    educator: 'ZZ-1',
  };
}
