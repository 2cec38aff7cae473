import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { type RecordView, type ViewLog, viewKey } from '../../app/record-views.ts';
import { describeError } from '../describe-error.ts';
import { createFailures } from '../failures.ts';
import { readViews } from './read-views.ts';
import { writeViews } from './write-views.ts';

/** Hears what became of views that were noted. */
export interface ViewObserver {
  readonly wrote: (views: number) => void;
  readonly failed: () => void;
  readonly lost: (views: number) => void;
}

export interface ViewLogSettings {
  readonly pool: Pool;
  readonly logger: Pick<Logger, 'error'>;
  readonly observe?: ViewObserver;
  /** Most views that wait to be written; what comes beyond them is lost, and said to be. */
  readonly mostWaiting?: number;
}

export interface WrittenViewLog extends ViewLog {
  /** Writes what waits; what cannot be written now is lost, and said to be. */
  close(): Promise<void>;
}

/** An answer never waits: views are written a moment after it, many at once. */
const MOMENT_MS = 100;
const AGAIN_MS = 1_000;
const MOST_AT_ONCE = 1_000;
const MOST_WAITING = 20_000;
/** Keys of what was written lately: they spare a statement, and are forgotten when they become many. */
const MOST_KNOWN = 50_000;
const NOBODY: ViewObserver = { wrote: () => undefined, failed: () => undefined, lost: () => undefined };

/** Who viewed whose record, in the database. A process that is killed loses what it noted in its last moment. */
export function createViewLog(settings: ViewLogSettings): WrittenViewLog {
  return new Writing(settings);
}

class Writing implements WrittenViewLog {
  readonly #settings: Required<ViewLogSettings>;
  readonly #waiting = new Map<string, RecordView>();
  readonly #known = new Set<string>();
  readonly #failures = createFailures();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<boolean> | undefined;

  constructor(settings: ViewLogSettings) {
    this.#settings = { observe: NOBODY, mostWaiting: MOST_WAITING, ...settings };
  }

  note(views: readonly RecordView[]): void {
    let lost = 0;
    for (const view of views) {
      const key = viewKey(view);
      if (this.#known.has(key) || this.#waiting.has(key)) continue;
      if (this.#waiting.size < this.#settings.mostWaiting) this.#waiting.set(key, view);
      else lost += 1;
    }
    if (lost > 0) this.#lose(lost);
    if (this.#waiting.size > 0) this.#writeIn(MOMENT_MS);
  }

  async read(question: Parameters<ViewLog['read']>[0]) {
    await this.#write();
    return readViews(this.#settings.pool, question);
  }

  async close(): Promise<void> {
    const isDone = await this.#write();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!isDone) this.#lose(this.#waiting.size);
    this.#waiting.clear();
  }

  #writeIn(ms: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#write();
    }, ms);
  }

  /** Writes all that waits; false where that fails, and is then tried again in a while. */
  async #write(): Promise<boolean> {
    while (this.#waiting.size > 0) {
      this.#writing ??= this.#writeSome().finally(() => {
        this.#writing = undefined;
      });
      if (!(await this.#writing)) return false;
    }
    return true;
  }

  async #writeSome(): Promise<boolean> {
    const { pool, logger, observe } = this.#settings;
    const some = [...this.#waiting].slice(0, MOST_AT_ONCE);
    try {
      await writeViews(
        pool,
        some.map(([, view]) => view),
      );
    } catch (error) {
      observe.failed();
      const told = this.#failures.of(error);
      if (told !== undefined)
        logger.error(
          { alarm: 'record_views', waiting: this.#waiting.size, cause: describeError(error), ...told },
          'Who viewed which record could not be written; that is tried again.',
        );
      this.#writeIn(AGAIN_MS);
      return false;
    }
    if (this.#known.size + some.length > MOST_KNOWN) this.#known.clear();
    for (const [key] of some) {
      this.#waiting.delete(key);
      this.#known.add(key);
    }
    observe.wrote(some.length);
    return true;
  }

  #lose(views: number): void {
    this.#settings.observe.lost(views);
    this.#settings.logger.error(
      { alarm: 'record_views', lost: views },
      'Who viewed which record was not kept: too much waits to be written.',
    );
  }
}
