/** Makes what is asked for once, and keeps the last few of it. What could not be made is made again. */
export function keptLately<T>(most: number): (key: string, make: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return (key, make) => {
    const found = kept.get(key) ?? make();
    kept.delete(key);
    kept.set(key, found);
    for (const oldest of [...kept.keys()].slice(0, -most)) kept.delete(oldest);
    found.catch(() => {
      if (kept.get(key) === found) kept.delete(key);
    });
    return found;
  };
}
