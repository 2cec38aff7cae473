import type { Decision, NodeAnswer, Outcome } from '../../../src/domain/decision.ts';
import type { Answered, Decision as Found } from './decide.ts';

/** What the engine answers and brute force found, where that is not the same. */
export interface Differences {
  /** Contradictions: at most one of the two can be right. */
  readonly otherwise: readonly string[];
  /** The engine leaves open what brute force could settle: true, and less than could be said. */
  readonly looser: readonly string[];
}

type Answer = Pick<Decision, 'outcome' | 'requirement'>;

/** Compares outcome and figures, of the whole and of every requirement that is asked. */
export function differences({ outcome, requirement }: Answer, found: Found): Differences {
  const answers = requirement === null ? [] : listed(requirement);
  const ids = [...new Set(found.requirements.map(({ id }) => id))];
  const pairs = ids.flatMap((id) => {
    const given = answers.filter((one) => plain(one.id) === id);
    return found.requirements
      .filter((one) => one.id === id)
      .map((expected, place) => [given[place], expected] as const);
  });
  const all = [[{ outcome }, { id: 'the whole', outcome: found.outcome }] as const, ...pairs]
    .filter(([given, expected]) => !isSame(given, expected, found.isWhole))
    .map(([given, expected]) => ({
      isLooser: given !== undefined && isLooser(given, expected),
      text: `${expected.id}: ${given === undefined ? 'not asked' : inWords(given)}, by brute force ${inWords({
        outcome: expected.outcome,
        ...numbersOf(expected),
      })}`,
    }));
  return {
    otherwise: all.filter(({ isLooser: is }) => !is).map(({ text }) => text),
    looser: all.filter(({ isLooser: is }) => is).map(({ text }) => text),
  };
}

interface Given {
  readonly outcome: Outcome;
  readonly counted?: string;
  readonly possible?: string;
}

function isSame(given: Given | undefined, expected: Answered, isWhole: boolean): boolean {
  // Of some combinations of settings it can only be said what the answer is not.
  if (!isWhole) return given === undefined || ['undetermined', expected.outcome].includes(given.outcome);
  if (given?.outcome !== expected.outcome) return false;
  return expected.counted === undefined || inWords(given) === inWords({ ...given, ...numbersOf(expected) });
}

function isLooser(given: Given, expected: Answered): boolean {
  if (given.outcome !== 'undetermined' && given.outcome !== expected.outcome) return false;
  if (given.counted === undefined || expected.counted === undefined) return true;
  const [least, most] = expected.counted;
  return (
    100 * Number(given.counted) <= least &&
    (100 * Number(given.possible ?? given.counted) >= most || isEndless(given))
  );
}

/** What may count without an end is not told. */
function isEndless({ outcome, possible }: Given): boolean {
  return outcome === 'undetermined' && possible === undefined;
}

function numbersOf({ counted }: Answered): { readonly counted?: string; readonly possible?: string } {
  return counted === undefined
    ? {}
    : { counted: String(counted[0] / 100), possible: String(counted[1] / 100) };
}

function inWords({ outcome, counted, possible }: Given): string {
  const least = counted === undefined ? '' : ` ${Number(counted)}`;
  const most =
    possible === undefined || Number(possible) === Number(counted) ? '' : ` to ${Number(possible)}`;
  return `${outcome}${least}${most}`;
}

function listed(node: NodeAnswer): readonly NodeAnswer[] {
  // The groups of a spread are told of by its number.
  return node.kind === 'group' ? [] : [node, ...node.children.flatMap(listed)];
}

/** Inside of `each` the id is followed by what is looked at. */
function plain(id: string): string {
  return id.split(':')[0] ?? id;
}
