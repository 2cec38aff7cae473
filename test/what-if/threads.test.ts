import { afterEach, describe, expect, test } from '@jest/globals';
import { startThreads, type Threads } from '../../src/infra/threads/threads.ts';

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
