import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { gathering, type Gathering } from '../../src/infra/log/gather.ts';

/** A writer whose batches end when the test says so. */
function manual(given: Partial<Gathering<string>> = {}) {
  const written: { readonly batch: readonly string[]; readonly end: (error?: Error) => void }[] = [];
  const append = gathering<string, string>(
    (batch) =>
      new Promise((resolve, reject) => {
        const end = (error?: Error) => {
          if (error) reject(error);
          else resolve(batch.map((one) => `${one} done`));
        };
        written.push({ batch, end });
      }),
    {
      ...{ most: 100, heaviest: 1000, atOnce: 1, worthAnother: 1, weightOf: (text) => text.length },
      isOfContent: (error) => error instanceof RangeError,
      ...given,
    },
  );
  return {
    append,
    batches: () => written.map(({ batch }) => batch),
    end: async (nth: number, error?: Error) => {
      written[nth]?.end(error);
      await turn();
    },
  };
}

/** What is due at the end of this turn of the event loop has happened, and what that made due at the end of the next. */
const turn = async () => {
  await nextTurn();
  await nextTurn();
};

const outcomeOf = async (answer: Promise<string>) =>
  answer.catch((error: unknown) => (error instanceof Error ? error.message : String(error)));

describe('gathering', () => {
  test('lets a request that is alone go at once', async () => {
    const { append, batches, end } = manual();
    const answer = append('a');
    await turn();
    expect(batches()).toEqual([['a']]);
    await end(0);
    expect(await answer).toBe('a done');
  });

  test('puts together what comes in one turn, and what comes while a batch is on its way', async () => {
    const { append, batches, end } = manual();
    const answers = ['a', 'b'].map(append);
    await turn();
    answers.push(...['c', 'd', 'e'].map(append));
    await turn();
    expect(batches()).toEqual([['a', 'b']]);
    await end(0);
    expect(batches()).toEqual([
      ['a', 'b'],
      ['c', 'd', 'e'],
    ]);
    await end(1);
    expect(await Promise.all(answers)).toEqual(['a done', 'b done', 'c done', 'd done', 'e done']);
  });

  test('sends as many batches at once as it may, and no more', async () => {
    const { append, batches, end } = manual({ atOnce: 2, most: 1 });
    const answers = ['a', 'b', 'c'].map(append);
    await turn();
    expect(batches()).toEqual([['a'], ['b']]);
    await end(1);
    expect(batches()).toEqual([['a'], ['b'], ['c']]);
    await end(0);
    await end(2);
    expect(await Promise.all(answers)).toEqual(['a done', 'b done', 'c done']);
  });

  test('sends a second batch only when enough wait for it', async () => {
    const { append, batches, end } = manual({ atOnce: 2, worthAnother: 3 });
    const answers = [append('a')];
    await turn();
    answers.push(...['b', 'c'].map(append));
    await turn();
    expect(batches()).toEqual([['a']]);
    answers.push(append('d'));
    await turn();
    expect(batches()).toEqual([['a'], ['b', 'c', 'd']]);
    answers.push(append('e'));
    await end(1);
    expect(batches()).toHaveLength(2);
    await end(0);
    expect(batches().at(-1)).toEqual(['e']);
    await end(2);
    expect(await Promise.all(answers)).toHaveLength(5);
  });

  test('makes no batch of more requests, or of more weight, than it may', async () => {
    const { append, batches, end } = manual({ most: 3, heaviest: 10 });
    const answers = ['aaaa', 'bbbb', 'cccc', 'much too heavy', 'd', 'e', 'f', 'g'].map(append);
    await turn();
    for (let nth = 0; nth < 5; nth += 1) await end(nth);
    expect(batches()).toEqual([['aaaa', 'bbbb'], ['cccc'], ['much too heavy'], ['d', 'e', 'f'], ['g']]);
    expect(await Promise.all(answers)).toHaveLength(8);
  });

  test('writes each by itself where what one of them holds kept all from being written', async () => {
    const { append, batches, end } = manual();
    const answers = ['a', 'bad', 'c'].map(append).map(outcomeOf);
    await turn();
    await end(0, new RangeError('refused'));
    await end(1);
    await end(2, new RangeError('refused'));
    await end(3);
    expect(batches()).toEqual([['a', 'bad', 'c'], ['a'], ['bad'], ['c']]);
    expect(await Promise.all(answers)).toEqual(['a done', 'refused', 'c done']);
  });

  test('tells everybody of any other error, and goes on with who came after', async () => {
    const { append, end } = manual();
    const answers = ['a', 'b'].map(append).map(outcomeOf);
    await turn();
    const later = append('c');
    await end(0, new Error('connection lost'));
    await end(1);
    expect(await Promise.all(answers)).toEqual(['connection lost', 'connection lost']);
    expect(await later).toBe('c done');
  });

  test('does not leave anybody waiting whom a batch did not answer', async () => {
    const append = gathering<string, string>(() => Promise.resolve(['only one']), {
      ...{ most: 9, heaviest: 9, atOnce: 1, worthAnother: 1, weightOf: () => 1 },
      isOfContent: () => false,
    });
    const answers = ['a', 'b'].map(append).map(outcomeOf);
    expect(await Promise.all(answers)).toEqual(['only one', '1 answers for 2 requests']);
  });
});
