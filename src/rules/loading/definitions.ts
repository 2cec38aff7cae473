import { isMap } from './check-reach-plain.ts';
import { asWritten, insideOf, shapeAsWritten } from './origins.ts';
import type { Slip } from './problem.ts';
import type { Path } from './uses.ts';
import { OUTSIDE, Writing } from './writing.ts';

/** A file in which every `defined` is replaced by what it stands for. */
export interface Spelled {
  readonly data: unknown;
  readonly slips: readonly Slip[];
  /** Whether a place of the replaced file lies inside a definition that was written in there. */
  readonly isDefined: (path: Path) => boolean;
  /** Parts that take something, which stand only where they are used. */
  readonly taking: readonly string[];
  /** Slips found in the replaced file, at the places where its author wrote what is wrong. */
  readonly asWritten: (slips: readonly Slip[]) => readonly Slip[];
  /** The same of slips in the shape of the file, where a definition may be of another kind than its place. */
  readonly shapeAsWritten: (slips: readonly Slip[]) => readonly Slip[];
}

/**
 * Writes each definition in where it is used, and each part that asks to be given something, so that nothing else
 * has to know of them. A defined condition is asked beside what stands around it: it becomes a member of `all`.
 */
export function spelledOut(data: unknown): Spelled {
  if (!isMap(data)) {
    const same = (slips: readonly Slip[]) => slips;
    return { data, slips: [], isDefined: () => false, taking: [], asWritten: same, shapeAsWritten: same };
  }
  const { definitions, parts, ...file } = data;
  const writing = new Writing(isMap(definitions) ? definitions : {}, isMap(parts) ? parts : {});
  const { origins, nothing } = writing;
  const spelled = {
    ...writing.map(file, [], OUTSIDE),
    ...(parts === undefined ? {} : { parts: isMap(parts) ? writing.ownParts() : parts }),
  };
  writing.tellUnused(data);
  const own = isMap(definitions) ? writing.ownDefinitions() : definitions;
  // Where a name or a hole stands for nothing, nothing stands: that is told once, of the name.
  const isTold = ({ path }: Slip) => nothing.some((place) => path.every((key, i) => key === place[i]));
  return {
    data: definitions === undefined ? spelled : { ...spelled, definitions: own },
    slips: onlyOnce(writing.slips),
    isDefined: insideOf(origins.filter(({ kind }) => kind !== 'given').map(({ at }) => at)),
    taking: writing.taking,
    asWritten: (slips) => slips.filter((slip) => !isTold(slip)).map((slip) => asWritten(slip, origins)),
    shapeAsWritten: (slips) =>
      shapeAsWritten(
        slips.filter((slip) => !isTold(slip)),
        origins,
      ),
  };
}

/** What stands in one file several times, once. */
export function onlyOnce(slips: readonly Slip[]): readonly Slip[] {
  return [...new Map(slips.map((slip) => [`${slip.path.join('.')} ${slip.what}`, slip])).values()];
}
