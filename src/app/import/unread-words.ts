import type { Notice } from '../executing/execute.ts';
import { unreadWord, wordOf } from '../executing/words-unread.ts';
import type { Ledger } from '../log/ledger.ts';
import type { CompiledPolicies } from '../standing/policy-book.ts';
import type { Step } from './row.ts';

/** What is told of the words of a row that no rule reads. A word is looked up once while a file is imported. */
export function unreadWords(ledger: Ledger): (steps: readonly Step[]) => Promise<Notice | undefined> {
  const compiled: CompiledPolicies = new Map();
  const known = new Map<string, Promise<Notice | undefined>>();
  return async (steps) => {
    for (const step of steps) {
      const word =
        step.category === 'credit' || step.category === 'employment'
          ? undefined
          : wordOf(step.command, step.stream);
      if (word === undefined) continue;
      const key = JSON.stringify(word);
      const looked = known.get(key) ?? unreadWord(ledger, compiled, word);
      known.set(key, looked);
      const notice = await looked;
      if (notice !== undefined) return notice;
    }
    return undefined;
  };
}
