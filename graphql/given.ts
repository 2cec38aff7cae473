/** Arguments as GraphQL hands them over: what may be left out may also be null. */
export type Given<T> = { readonly [Field in keyof T]: T[Field] | null };

/** The same without what is null: left out and null mean one thing. */
export function given<T extends object>(input: Given<T>): T {
  const entries = Object.entries(input).filter(([, value]) => value !== null && value !== undefined);
  // The schema has seen to it that what is required is there.
  return Object.fromEntries(entries) as T;
}
