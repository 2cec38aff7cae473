import { describe, expect, test } from '@jest/globals';
import { createBell } from '../../src/infra/log/bell.ts';
import { shareInTurn } from '../../src/infra/log/share-in-turn.ts';

describe('a question shared in a turn', () => {
  test('is put once for all who ask it, and each gets the answer', async () => {
    const { ask, put } = counted();
    expect(await Promise.all([ask('page 1'), ask('page 1'), ask('page 2')])).toEqual([1, 1, 2]);
    expect(put()).toBe(2);
  });

  test('is put after the last of them has asked, so nobody is told of before', async () => {
    let world = 'before';
    const share = shareInTurn<string>();
    const first = share('', () => Promise.resolve(world));
    await Promise.resolve();
    world = 'after';
    expect(await Promise.all([first, share('', () => Promise.resolve('put twice'))])).toEqual([
      'after',
      'after',
    ]);
  });

  test('is put again for who asks while it is being answered', async () => {
    const share = shareInTurn<number>();
    let answer: (value: number) => void = () => undefined;
    const first = share('', () => new Promise<number>((resolve) => (answer = resolve)));
    await new Promise((resolve) => setTimeout(resolve, 5));
    const second = share('', () => Promise.resolve(2));
    answer(1);
    expect(await Promise.all([first, second])).toEqual([1, 2]);
  });

  test('that fails fails for those who asked it, and not for the next', async () => {
    const share = shareInTurn<number>();
    const fail = () => Promise.reject(new Error('no answer'));
    const asked = [share('', fail), share('', fail)];
    for (const one of asked) await expect(one).rejects.toThrow('no answer');
    expect(await share('', () => Promise.resolve(3))).toBe(3);
  });

  function counted() {
    let put = 0;
    const share = shareInTurn<number>();
    return {
      put: () => put,
      ask: (question: string) => share(question, () => Promise.resolve((put += 1))),
    };
  }
});

describe('a bell that says what it rings for', () => {
  test('wakes who listens for that and who listens for everything, and nobody else', async () => {
    const bell = createBell();
    const ears = { mine: bell.listen('1/0'), other: bell.listen('1/1'), all: bell.listen() };
    bell.ring('1/0');
    expect(await woken(ears)).toEqual(['mine', 'all']);
    bell.ring();
    expect(await woken(ears)).toEqual(['mine', 'other', 'all']);
  });

  async function woken(ears: Readonly<Record<string, ReturnType<ReturnType<typeof createBell>['listen']>>>) {
    const { signal } = new AbortController();
    const heard: string[] = [];
    for (const [name, ear] of Object.entries(ears)) {
      const began = performance.now();
      await ear.wait(30, signal);
      if (performance.now() - began < 20) heard.push(name);
    }
    return heard;
  }
});
