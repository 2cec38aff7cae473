/** Sorted, each once. Codes are few, so each is put where it belongs: a sort and a set take longer. */
export function sorted(codes: readonly string[]): readonly string[] {
  if (codes.length < 2) return codes;
  const inOrder: string[] = [];
  for (const code of codes) {
    let place = inOrder.length;
    while (place > 0 && code < (inOrder[place - 1] ?? '')) place -= 1;
    if (place > 0 && inOrder[place - 1] === code) continue;
    inOrder.splice(place, 0, code);
  }
  return inOrder;
}
