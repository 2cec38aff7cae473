import { compileCondition } from '../conditions/condition.ts';
import { compileForce, type InForce } from '../conditions/force.ts';
import { missingAttributes } from '../conditions/words.ts';
import type { Credits, Entry } from '../language/credits.ts';
import type { Item } from '../situation/item.ts';
import type { Predicate } from '../situation/predicate.ts';
import type { Situation } from '../situation/situation.ts';
import type { Finding } from '../situation/valued.ts';

/** A test an item must pass where the test is in force: by default on the item's own day. */
export interface AcceptanceTest {
  readonly force: InForce;
  readonly test: Predicate;
  readonly refusal: Finding;
}

/** The section with its own tests put before those of each entry that credits may have. */
export function withSharedTests(credits: Credits): Credits {
  const { accept: shared, entries } = credits;
  if (shared === undefined) return credits;
  return {
    ...credits,
    entries: entries.map((entry) =>
      entry.from === 'credits' ? { ...entry, accept: [...shared, ...(entry.accept ?? [])] } : entry,
    ),
  };
}

export function compileAcceptance({ accept = [], from }: Entry): readonly AcceptanceTest[] {
  return accept.map(({ code, because, where, cite, ...force }) => ({
    force: compileForce(force, from),
    test: compileCondition(where, from),
    refusal: { code, because: () => because, cites: Object.keys(cite) },
  }));
}

/** The first test an item fails, or what keeps from saying whether it passes them all. */
export function judgeAcceptance(
  tests: readonly AcceptanceTest[],
  item: Item,
  situation: Situation,
): { readonly refusal?: Finding; readonly open: readonly Finding[] } {
  let open: Finding[] | undefined;
  for (const { force, test, refusal } of tests) {
    const inForce = force.on(item.day, item.attributes, situation);
    if (inForce === false) continue;
    const passed = test.holds(item.attributes, situation);
    if (passed === true) continue;
    if (passed === false && inForce === true) return { refusal, open: NONE };
    const names = [
      ...(inForce === undefined ? force.missing(item.attributes, situation) : []),
      ...(passed === undefined ? test.missing(item.attributes, situation) : []),
    ];
    open = [...(open ?? NONE), ...missingAttributes(names, item.list, refusal.cites)];
  }
  return open === undefined ? PASSED : { open };
}

const NONE: readonly never[] = [];
const PASSED: { readonly open: readonly Finding[] } = { open: NONE };
