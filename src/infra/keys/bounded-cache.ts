/** Keeps the values used last, no more than `most` and none longer than `maxAgeMs`. */
export interface BoundedCache<V> {
  get(name: string): V | undefined;
  set(name: string, value: V): void;
}

/** `now` is any clock in milliseconds that only goes forward. */
export function createBoundedCache<V>(most: number, maxAgeMs: number, now: () => number): BoundedCache<V> {
  // A Map remembers the order of insertion: the first entry is the one used longest ago.
  const entries = new Map<string, { readonly value: V; readonly since: number }>();
  return {
    get(name) {
      const entry = entries.get(name);
      entries.delete(name);
      if (entry === undefined || now() - entry.since > maxAgeMs) return undefined;
      entries.set(name, entry);
      return entry.value;
    },
    set(name, value) {
      entries.delete(name);
      entries.set(name, { value, since: now() });
      const [oldest] = entries.keys();
      if (entries.size > most && oldest !== undefined) entries.delete(oldest);
    },
  };
}
