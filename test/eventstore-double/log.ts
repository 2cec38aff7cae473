import { randomUUID } from 'node:crypto';
import { checkCommit, type Expected, type StreamState, type Verdict } from './commit-check.ts';
import { behind, KeptRecords } from './kept-records.ts';
import { DELETED, type LogRecord, metadataStreamOf, NONE, type Proposed } from './record.ts';
import { limitsOf, type StreamLimits, truncatedBefore } from './stream-metadata.ts';

export type Refusal = Exclude<Verdict, { verdict: 'ok' | 'idempotent' }>;

/** Where what was asked for now stands: the last revision and the position of its event. */
export interface Written {
  readonly verdict: 'ok' | 'idempotent';
  readonly revision: bigint;
  readonly position: bigint | undefined;
}

/** Makes records last, all or none; whoever reads sees them only when it has returned. */
export type Keep = (records: readonly LogRecord[]) => void;

const TICKS_PER_MS = 10_000n;

/** A server's log: what is written is judged, kept, and only then seen. */
export class DoubleLog {
  readonly kept = new KeptRecords();
  readonly #remembered = new Map<string, LogRecord>();
  readonly #keep: Keep;
  readonly #now: () => number;

  constructor(before: readonly LogRecord[], keep: Keep, now: () => number) {
    this.#keep = keep;
    this.#now = now;
    this.kept.add(before);
  }

  limits(stream: string): StreamLimits {
    const limits = limitsOf(this.#metadata(stream));
    return stream.startsWith('$$') ? { ...limits, maxCount: limits.maxCount ?? 1n } : limits;
  }

  append(stream: string, expected: Expected, events: readonly Proposed[]): Written | Refusal {
    const state = this.#state(stream);
    const verdict = checkCommit(
      state,
      expected,
      events.map(({ id }) => id),
    );
    switch (verdict.verdict) {
      case 'ok':
        return this.#write(stream, state, events);
      case 'idempotent':
        return {
          verdict: 'idempotent',
          revision: verdict.last,
          position: this.kept.of(stream)[Number(verdict.last)]?.position,
        };
      case 'wrong_expected_version':
      case 'corrupted_idempotency':
      case 'deleted':
        return verdict;
    }
  }

  /** Hides all that is in the stream; the next append goes on after it. */
  delete(stream: string, expected: Expected): Written | Refusal {
    const cut = metadataEvent(truncatedBefore(this.#metadata(stream), DELETED));
    const verdict = checkCommit(this.#state(stream), expected, [cut.id]);
    if (verdict.verdict === 'ok' || verdict.verdict === 'idempotent') {
      return this.append(metadataStreamOf(stream), 'any', [cut]);
    }
    return verdict;
  }

  /** Ends the stream for ever. */
  tombstone(stream: string, expected: Expected): Written | Refusal {
    const event = systemEvent('$streamDeleted', Buffer.from('{}'));
    const verdict = checkCommit(this.#state(stream), expected, [event.id]);
    if (verdict.verdict === 'ok' || verdict.verdict === 'idempotent') {
      return this.#commit(this.#placed(stream, DELETED, [event], this.kept.end), NONE);
    }
    return verdict;
  }

  #write(stream: string, state: StreamState, events: readonly Proposed[]): Written {
    const next = state.last + 1n;
    const records = this.#placed(stream, next, events, this.kept.end);
    const last = records.at(-1);
    if (last === undefined || !state.softDeleted) return this.#commit(records, state.last);
    const metadataStream = metadataStreamOf(stream);
    const recreated = metadataEvent(truncatedBefore(this.#metadata(stream), next));
    const revision = (this.kept.of(metadataStream).at(-1)?.revision ?? NONE) + 1n;
    return this.#commit(
      records,
      state.last,
      this.#placed(metadataStream, revision, [recreated], behind(last)),
    );
  }

  #commit(records: readonly LogRecord[], before: bigint, also: readonly LogRecord[] = []): Written {
    const all = [...records, ...also];
    if (all.length > 0) this.#keep(all);
    for (const record of all) this.#remembered.set(record.id, record);
    this.kept.add(all);
    const last = records.at(-1);
    return { verdict: 'ok', revision: last?.revision ?? before, position: last?.position };
  }

  #placed(stream: string, first: bigint, events: readonly Proposed[], from: bigint): readonly LogRecord[] {
    const created = BigInt(Math.floor(this.#now() * 1000)) * (TICKS_PER_MS / 1000n);
    let position = from;
    return events.map((event, index) => {
      const record = { ...event, stream, revision: first + BigInt(index), position, created };
      position = behind(record);
      return record;
    });
  }

  #metadata(stream: string): Uint8Array | undefined {
    return this.kept.of(metadataStreamOf(stream)).at(-1)?.data;
  }

  #state(stream: string): StreamState {
    const records = this.kept.of(stream);
    return {
      last: records.at(-1)?.revision ?? NONE,
      softDeleted: this.limits(stream).truncateBefore === DELETED,
      hasMetadata: this.#metadata(stream) !== undefined,
      idAt: (revision) => records[Number(revision)]?.id,
      remembered: (id) => {
        const record = this.#remembered.get(id);
        return record?.stream === stream ? record.revision : undefined;
      },
    };
  }
}

export const systemEvent = (type: string, data: Uint8Array): Proposed => ({
  id: randomUUID(),
  type,
  json: true,
  data,
  metadata: new Uint8Array(),
});

const metadataEvent = (data: Uint8Array): Proposed => systemEvent('$metadata', data);
