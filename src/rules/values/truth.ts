/** What is so, what is not so, and undefined where a fact or a setting that would decide it is missing. */
export type Truth = boolean | undefined;

/** False as soon as one is false; otherwise missing as soon as one is missing. */
export function both(a: Truth, b: Truth): Truth {
  if (a === false || b === false) return false;
  return a === undefined || b === undefined ? undefined : true;
}

export function either(a: Truth, b: Truth): Truth {
  if (a === true || b === true) return true;
  return a === undefined || b === undefined ? undefined : false;
}

export function negation(a: Truth): Truth {
  return a === undefined ? undefined : !a;
}
