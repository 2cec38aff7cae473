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
  /** A slip found in the replaced file, at the place where its author wrote it. */
  readonly asWritten: (slip: Slip) => Slip;
  /** The same of slips in the shape of the file, where a definition may be of another kind than its place. */
  readonly shapeAsWritten: (slips: readonly Slip[]) => readonly Slip[];
}

/**
 * Writes each definition in where it is used, and each part that asks to be given something, so that nothing else
 * has to know of them. A defined condition is asked beside what stands around it: it becomes a member of `all`.
 */
export function spelledOut(data: unknown): Spelled {
  if (!isMap(data)) {
    const same = { asWritten: (slip: Slip) => slip, shapeAsWritten: (slips: readonly Slip[]) => slips };
    return { data, slips: [], isDefined: () => false, ...same };
  }
  const { definitions, parts, ...file } = data;
  const writing = new Writing(isMap(definitions) ? definitions : {}, isMap(parts) ? parts : {});
  const { origins } = writing;
  const spelled = {
    ...writing.map(file, [], OUTSIDE),
    ...(parts === undefined ? {} : { parts: isMap(parts) ? writing.ownParts() : parts }),
  };
  writing.tellUnused();
  const own = isMap(definitions) ? writing.ownDefinitions() : definitions;
  const slips = onlyOnce(writing.slips.map((slip) => asWritten(slip, origins)));
  return {
    data: definitions === undefined ? spelled : { ...spelled, definitions: own },
    slips,
    isDefined: insideOf(origins.filter(({ kind }) => kind !== 'given').map(({ at }) => at)),
    asWritten: (slip) => asWritten(slip, origins),
    // Where a name or a hole stands for nothing, nothing stands: that is told once.
    shapeAsWritten: (found) =>
      shapeAsWritten(found, origins).filter(({ path }) => !slips.some((slip) => isSame(slip.path, path))),
  };
}

function isSame(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((key, i) => key === b[i]);
}

/** What stands in one file several times, once. */
export function onlyOnce(slips: readonly Slip[]): readonly Slip[] {
  return [...new Map(slips.map((slip) => [`${slip.path.join('.')} ${slip.what}`, slip])).values()];
}
