/** True, false, or undefined where something that is not recorded decides. */
export type Truth = boolean | undefined;

/** False as soon as one is false, whatever is unknown; what comes after that is not asked. */
export function and(truths: Iterable<Truth>): Truth {
  let all: Truth = true;
  for (const truth of truths) {
    if (truth === false) return false;
    if (truth === undefined) all = undefined;
  }
  return all;
}

export function or(truths: readonly Truth[]): Truth {
  return not(and(truths.map(not)));
}

export function not(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}

/** Whether a number that lies somewhere between two reaches another. */
export function reaches(least: number, most: number, wanted: number): Truth {
  if (least >= wanted) return true;
  return most < wanted ? false : undefined;
}
