/** True, false, or undefined where something that is not recorded decides. */
export type Truth = boolean | undefined;

/** False as soon as one is false, whatever is unknown. */
export function and(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(undefined) ? undefined : true;
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
