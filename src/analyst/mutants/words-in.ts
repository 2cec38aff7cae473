/** Names, days and numbers in data, and its keys. */
export function wordsIn(data: unknown): readonly string[] {
  return JSON.stringify(data).match(/[a-z0-9_][a-z0-9_-]*/gi) ?? [];
}
