import type { Policy } from '../language/policy.ts';

/** Kinds of words of the record that rules read by name. */
export type WordKind = 'class' | 'score' | 'status' | 'act' | 'measure';

/** Whether a policy reads a word; silent where it names none of its kind, so that nothing can be said of any. */
export type WordReading = 'read' | 'unread' | 'silent';

/**
 * Which words a policy reads. Acts and measures it declares; a class, a score or a status is read where it stands anywhere in the
 * text by itself, so that a word which is told to be unread surely is.
 */
export function wordsRead(policy: Policy): (kind: WordKind, word: string) => WordReading {
  const { acts, measures, routes = [] } = policy;
  const ways = routes.map(({ id }) => id);
  let strings: ReadonlySet<string> | undefined;
  const inText = () => (strings ??= stringsOf(policy));
  return (kind, word) => {
    switch (kind) {
      case 'act':
        return declared(acts, word, ['plan_approval', ...ways]);
      case 'measure':
        return declared(measures, word, []);
      case 'class':
        return isAskedFor('class', inText()) ? standing(word, inText()) : 'silent';
      case 'status':
        return inText().has('statuses') ? standing(word, inText()) : 'silent';
      case 'score':
        if (!inText().has('evaluations') || !isAskedFor('score', inText())) return 'silent';
        return isOnScale(word, inText()) ? 'read' : standing(word, inText());
    }
  };
}

function declared(
  section: Readonly<Record<string, string>> | undefined,
  word: string,
  besides: readonly string[],
): WordReading {
  if (section === undefined) return 'silent';
  return Object.hasOwn(section, word) || besides.includes(word) ? 'read' : 'unread';
}

function standing(word: string, strings: ReadonlySet<string>): WordReading {
  return strings.has(word) ? 'read' : 'unread';
}

/** Of a scale of numbers rules name those that earn something: a lower one is a score as well. */
function isOnScale(word: string, strings: ReadonlySet<string>): boolean {
  const isNumber = (text: string) => /^\d{1,2}$/.test(text);
  return isNumber(word) && [...strings].some((one) => isNumber(one) && Number(one) >= Number(word));
}

/** By itself, or after a prefix, as `license.class`. */
function isAskedFor(attribute: string, strings: ReadonlySet<string>): boolean {
  return [...strings].some((one) => one === attribute || one.endsWith(`.${attribute}`));
}

/** Every key and every text of a policy. */
function stringsOf(value: unknown, into = new Set<string>()): Set<string> {
  if (typeof value === 'string') into.add(value);
  if (typeof value !== 'object' || value === null) return into;
  for (const [key, part] of Object.entries(value)) {
    into.add(key);
    stringsOf(part, into);
  }
  return into;
}
