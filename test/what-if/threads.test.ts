import { afterEach, describe, expect, test } from '@jest/globals';
import { type Crew, crewOf, type CrewTerms } from '../../src/infra/threads/crew.ts';
import { startThreads, type Threads } from '../../src/infra/threads/threads.ts';

import { until } from '../support/projecting.ts';

const SCRIPT = new URL('reply-or-die.mjs', import.meta.url);

let threads: Threads<string, string>;
afterEach(() => threads.stop());

describe('threads', () => {
  test('answer each task once, more tasks than there are threads', async () => {
    threads = startThreads(SCRIPT, 'seen', 2);
    const answers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((task) => threads.ask(task)));
    expect(answers).toEqual(['seen a', 'seen b', 'seen c', 'seen d', 'seen e']);
  });

  test('tell a task that failed with its code and sentence, and go on with others', async () => {
    threads = startThreads(SCRIPT, 'seen', 1);
    const failing = threads.ask('fail');
    const next = threads.ask('a');
    await expect(failing).rejects.toMatchObject({ code: 'no_such_law', message: 'There is no such law.' });
    expect(await next).toBe('seen a');
  });

  test('tell everybody who waits when one of them is lost, and whoever asks later', async () => {
    threads = startThreads(SCRIPT, 'seen', 1);
    const [dying, waiting] = [threads.ask('die'), threads.ask('a')];
    const lost = { code: 'thread_lost', message: expect.stringContaining('exit code 3') as unknown };
    await expect(dying).rejects.toMatchObject(lost);
    await expect(waiting).rejects.toMatchObject(lost);
    await expect(threads.ask('b')).rejects.toMatchObject(lost);
  });

  test('that are stopped answer nothing more', async () => {
    threads = startThreads(SCRIPT, 'seen', 1);
    const waiting = threads.ask('a');
    const stopping = threads.stop();
    await expect(waiting).rejects.toMatchObject({ code: 'threads_stopped' });
    await stopping;
  });
});

describe('a crew', () => {
  const told: unknown[] = [];
  const onNotDone = (error: Error) => void told.push('code' in error && error.code);
  const TERMS: CrewTerms = { width: 1, mostWaiting: 1, deadlineMs: 60_000, onNotDone };
  let crew: Crew<string, string>;
  let started: number;
  const of = (terms: Partial<CrewTerms>) => {
    started = 0;
    told.length = 0;
    const start = () => {
      started += 1;
      return startThreads<string, string>(SCRIPT, 'seen', 1);
    };
    crew = crewOf(start, { ...TERMS, ...terms });
  };
  afterEach(() => crew.stop());

  test('starts no thread before there is a task, and no second one where the first stands idle', async () => {
    of({ width: 2 });
    expect(started).toBe(0);
    expect([await crew.ask('a'), await crew.ask('b')]).toEqual(['seen a', 'seen b']);
    expect(started).toBe(1);
    await expect(crew.ask('fail')).rejects.toMatchObject({ code: 'no_such_law' });
    expect(await Promise.all([crew.ask('c'), crew.ask('d')])).toEqual(['seen c', 'seen d']);
    expect([started, told]).toEqual([2, []]);
  });

  test('lets so many tasks wait, in their order, and refuses one more at once', async () => {
    of({});
    const asked = [crew.ask('a'), crew.ask('b')];
    await expect(crew.ask('c')).rejects.toMatchObject({ code: 'threads_busy' });
    expect(await Promise.all(asked)).toEqual(['seen a', 'seen b']);
    expect([await crew.ask('d'), told]).toEqual(['seen d', ['threads_busy']]);
  });

  test('starts a thread anew for one that is lost, also for a task that waits', async () => {
    of({});
    const [dying, waiting] = [crew.ask('die'), crew.ask('a')];
    await expect(dying).rejects.toMatchObject({ code: 'thread_lost' });
    expect([await waiting, started, told]).toEqual(['seen a', 2, ['thread_lost']]);
  });

  test('gives up a task that takes too long, and goes on with another thread', async () => {
    of({ deadlineMs: 1_000 });
    await expect(crew.ask('sleep')).rejects.toMatchObject({ code: 'too_late' });
    // On a busy machine a thread may take longer to start.
    const isAnswered = async () => (await crew.ask('a').catch(() => 'too late')) === 'seen a';
    await until(isAnswered);
    expect([started > 1, new Set(told)]).toEqual([true, new Set(['too_late'])]);
  });

  test('that is stopped answers nothing more, whether it was begun or waits', async () => {
    of({});
    const asked = [crew.ask('sleep'), crew.ask('a')];
    const stopping = crew.stop();
    const stopped = { code: 'threads_stopped' };
    for (const task of [...asked, crew.ask('b')]) await expect(task).rejects.toMatchObject(stopped);
    await stopping;
  });
});
