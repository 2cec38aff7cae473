import { describe, expect, test } from '@jest/globals';
import { type ServerNews, watchAnswers } from '../../../src/infra/log/eventstore/watch-answers.ts';
import { LogGone } from '../../../src/infra/log/log-gone.ts';

/** A server asked at given seconds; what is told of it. */
function watching() {
  let seconds = 0;
  const news: ServerNews[] = [];
  const watched = watchAnswers(
    (one) => news.push(one),
    () => seconds * 1000,
  );
  const ask = async (from: number, until: number, how: () => unknown) => {
    seconds = from;
    const asked = watched(async () => {
      await Promise.resolve();
      return how();
    });
    seconds = until;
    await asked.catch(() => undefined);
  };
  return { news, ask };
}

const answer = () => 'all is well';
const refuse = () => {
  throw new Error('the server refused it');
};
const silence = () => {
  throw new LogGone('nobody listens');
};

describe('a server that was heard and is no more', () => {
  test('is told of once, then rarely, and once more when it answers again', async () => {
    const { news, ask } = watching();
    await ask(0, 1, answer);
    for (let at = 10; at < 700; at += 21) await ask(at, at + 20, silence);
    expect(news).toEqual([
      { answers: false, because: 'nobody listens', forSeconds: 29 },
      { answers: false, because: 'nobody listens', forSeconds: 638 },
    ]);
    await ask(701, 702, answer);
    await ask(703, 704, answer);
    expect(news.slice(2)).toEqual([{ answers: true, afterSeconds: 701 }]);
    await ask(710, 730, silence);
    expect(news.slice(3)).toEqual([{ answers: false, because: 'nobody listens', forSeconds: 26 }]);
  });

  test('counts as there while it answers others, and where it refuses', async () => {
    const { news, ask } = watching();
    await ask(0, 1, answer);
    const others = ask(2, 10, answer);
    await ask(2, 10, () => others.then(silence));
    await ask(20, 21, refuse);
    expect(news).toEqual([]);
  });

  test('is nothing to tell of where it never answered: who began with it is told why', async () => {
    const { news, ask } = watching();
    await ask(0, 20, silence);
    await ask(21, 22, answer);
    expect(news).toEqual([]);
  });
});
