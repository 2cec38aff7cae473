/** How many requests wait for one write, and how many writes run at once. */
export interface Gathering<Request> {
  /** Most requests in one batch. */
  readonly most: number;
  /** Most weight in one batch; a request that is heavier stands alone. */
  readonly heaviest: number;
  readonly weightOf: (request: Request) => number;
  /** Batches on their way at once. */
  readonly atOnce: number;
  /** Fewer than so many wait for the batch that is on its way, and go together after it. */
  readonly worthAnother: number;
  /** Whether an error says that nothing of the batch was done, because of what one of its requests holds. */
  readonly isOfContent: (error: unknown) => boolean;
}

interface Waiting<Request, Answer> {
  readonly request: Request;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers requests into batches, in the order they came. A request that finds nothing on its way goes at once, so
 * that who is alone does not wait; what comes meanwhile goes together.
 *
 * `write` answers each request of a batch, in their order. Where nothing was done because of what one of them holds,
 * each is written by itself: so one that cannot be written takes none with it. Any other error is everybody's, for
 * nobody knows what was done.
 */
export function gathering<Request, Answer>(
  write: (batch: readonly Request[]) => Promise<readonly Answer[]>,
  { most, heaviest, weightOf, atOnce, worthAnother, isOfContent }: Gathering<Request>,
): (request: Request) => Promise<Answer> {
  const queue: Waiting<Request, Answer>[] = [];
  let running = 0;
  let isDue = false;

  const next = (): readonly Waiting<Request, Answer>[] => {
    let size = 0;
    let weight = 0;
    for (const { request } of queue) {
      weight += weightOf(request);
      if (size === most || (size > 0 && weight > heaviest)) break;
      size += 1;
    }
    return queue.splice(0, size);
  };

  const run = async (batch: readonly Waiting<Request, Answer>[]): Promise<void> => {
    try {
      const answers = await write(batch.map(({ request }) => request));
      batch.forEach(({ resolve, reject }, place) => {
        const answer = answers[place];
        if (answer === undefined)
          reject(new RangeError(`${answers.length} answers for ${batch.length} requests`));
        else resolve(answer);
      });
    } catch (error) {
      if (batch.length > 1 && isOfContent(error)) for (const one of batch) await run([one]);
      else for (const { reject } of batch) reject(error);
    }
  };

  const start = (): void => {
    isDue = false;
    while (running < atOnce && queue.length > 0 && (running === 0 || queue.length >= worthAnother)) {
      running += 1;
      void run(next()).finally(() => {
        running -= 1;
        startSoon();
      });
    }
  };

  // At the end of this turn of the event loop: whoever was answered together asks again together.
  const startSoon = (): void => {
    if (isDue || running === atOnce) return;
    isDue = true;
    setImmediate(start);
  };

  return (request) =>
    new Promise((resolve, reject) => {
      queue.push({ request, resolve, reject });
      startSoon();
    });
}
