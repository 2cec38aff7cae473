import type { Members } from '../language/condition.ts';
import type { Attributes } from '../language/facts-vocabulary.ts';
import type { Item } from '../situation/item.ts';
import { viewFrom, type Situation } from '../situation/situation.ts';
import { both } from '../values/truth.ts';
import type { Tools } from './moment.ts';
import { compileWindow } from './window.ts';

/** Members of a list: those that certainly pass, and those that may. */
export interface Found {
  readonly sure: readonly Item[];
  readonly open: readonly Item[];
}

export interface CompiledMembers {
  readonly find: (attributes: Attributes, situation: Situation) => Found;
  /** What keeps the open ones from being sure. */
  readonly missing: (attributes: Attributes, situation: Situation) => readonly string[];
}

/** Compiles which members of a list are meant. Only those whose day has come are seen. */
export function compileMembers({ from, where, within, distinct }: Members, tools: Tools): CompiledMembers {
  const condition = tools.condition(where, from);
  const window = compileWindow(within ?? 'any_time', from, tools);
  const seenFrom = viewFrom(where, within);
  const sort = (attributes: Attributes, situation: Situation) => {
    const inner = seenFrom(attributes, situation);
    const sure: Item[] = [];
    const open: Item[] = [];
    for (const item of situation.list(from)) {
      if (!situation.clock.hasCome(item.day)) continue;
      const isMember = both(
        window.contains(item.day, item.attributes, inner),
        condition.holds(item.attributes, inner),
      );
      if (isMember === false) continue;
      const named = distinct === undefined || item.attributes[distinct] !== undefined;
      (isMember === true && named ? sure : open).push(item);
    }
    return { sure, open, inner };
  };
  return {
    find: (attributes, situation) => {
      if (situation.list(from).length === 0) return NOBODY;
      const { sure, open } = sort(attributes, situation);
      if (distinct === undefined) return { sure, open };
      const once = firstOfEach(sure, distinct);
      return { sure: once, open: newAmong(open, once, distinct) };
    },
    missing: (attributes, situation) => {
      const { open, inner } = sort(attributes, situation);
      return open.flatMap((item) => [
        ...window.missing(item.attributes, inner),
        ...[
          ...(condition.holds(item.attributes, inner) === undefined
            ? condition.missing(item.attributes, inner)
            : []),
          ...(distinct !== undefined && item.attributes[distinct] === undefined ? [distinct] : []),
        ].map((name) => (name.includes('.') ? name : `${from}.${name}`)),
      ]);
    },
  };
}

/** Most of what is asked for on other lists is asked of an empty one. */
const NOBODY: Found = { sure: [], open: [] };

function firstOfEach(items: readonly Item[], attribute: string): readonly Item[] {
  const seen = new Map<string, Item>();
  for (const item of items) {
    const value = String(item.attributes[attribute]);
    if (!seen.has(value)) seen.set(value, item);
  }
  return [...seen.values()];
}

/** Those that would add to the sure ones: of values not there yet, or of none that is recorded. */
function newAmong(open: readonly Item[], sure: readonly Item[], attribute: string): readonly Item[] {
  const known = new Set(sure.map((item) => String(item.attributes[attribute])));
  const added: Item[] = [];
  for (const item of open) {
    const value = item.attributes[attribute];
    if (value !== undefined) {
      if (known.has(String(value))) continue;
      known.add(String(value));
    }
    added.push(item);
  }
  return added;
}
