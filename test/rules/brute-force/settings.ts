import type { Policy } from '../../../src/rules/language/policy.ts';

/** More combinations than these are not all tried, but some of them. */
const MOST_COMBINATIONS = 64;
const SAMPLE = 24;

class Unconfirmed extends Error {
  constructor(readonly setting: string) {
    super(setting);
  }
}

export type Reader = (name: string) => string | undefined;
type Values = ReadonlyMap<string, string>;

/** Every answer, or some of them where there are too many to find each. */
export interface Answers<T> {
  readonly answers: readonly T[];
  readonly isWhole: boolean;
}

/** The answers under each combination of the values that the settings met, and not confirmed, may have. */
export function underEachSetting<T>(policy: Policy, confirmed: Values, run: (read: Reader) => T): Answers<T> {
  const answers: T[] = [];
  const waiting: Values[] = [new Map([...confirmed].filter(([name, value]) => mayBe(policy, name, value)))];
  for (let known = waiting.pop(); known !== undefined; known = waiting.pop()) {
    const answer = attempted(policy, known, run);
    if (answer instanceof Unconfirmed) {
      for (const value of triesOf(policy, answer.setting)) {
        waiting.push(new Map([...known, [answer.setting, value]]));
      }
    } else answers.push(answer);
    if (answers.length + waiting.length > MOST_COMBINATIONS) {
      return { answers: underSome(policy, confirmed, run), isWhole: false };
    }
  }
  return { answers, isWhole: true };
}

function attempted<T>(policy: Policy, known: Values, run: (read: Reader) => T): T | Unconfirmed {
  try {
    return run((name) => {
      if (!known.has(name) && triesOf(policy, name).length > 0) throw new Unconfirmed(name);
      return known.get(name);
    });
  } catch (error) {
    if (error instanceof Unconfirmed) return error;
    throw error;
  }
}

/** Under combinations in which every setting has some value, the same ones each time. */
function underSome<T>(policy: Policy, confirmed: Values, run: (read: Reader) => T): readonly T[] {
  const names = Object.keys(policy.settings ?? {});
  return Array.from({ length: SAMPLE }, (_, n) =>
    run((name) => {
      const known = confirmed.get(name);
      if (known !== undefined && mayBe(policy, name, known)) return known;
      const tries = triesOf(policy, name);
      // The first two are all first and all last values; the others wander.
      const place =
        n === 0
          ? 0
          : n === 1
            ? tries.length - 1
            : Math.floor((n * 0.618034 + 0.754878 * names.indexOf(name)) * 1000);
      return tries[place % tries.length];
    }),
  );
}

function triesOf({ settings = {} }: Policy, name: string): readonly string[] {
  const { values, between } = settings[name] ?? {};
  return values ?? between ?? [];
}

/** A value that a setting cannot have confirms nothing. */
function mayBe({ settings = {} }: Policy, name: string, value: string): boolean {
  const { values, between: [first, last] = [] } = settings[name] ?? {};
  if (values !== undefined) return values.includes(value);
  return first === undefined || last === undefined || (first <= value && value <= last);
}
