/** What waits to be looked at, the least first: a binary heap. */
export class Frontier<T> {
  private readonly items: T[] = [];
  private readonly compare: (one: T, other: T) => number;

  constructor(compare: (one: T, other: T) => number) {
    this.compare = compare;
  }

  add(item: T): void {
    const { items } = this;
    let place = items.push(item) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!this.isBefore(place, above)) return;
      this.swap(place, above);
      place = above;
    }
  }

  /** Takes the least; undefined where nothing waits. */
  take(): T | undefined {
    const { items } = this;
    const [least] = items;
    const last = items.pop();
    if (items.length === 0 || last === undefined) return least;
    items[0] = last;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const right = left + 1;
      const below = right < items.length && this.isBefore(right, left) ? right : left;
      if (below >= items.length || !this.isBefore(below, place)) return least;
      this.swap(place, below);
      place = below;
    }
  }

  private isBefore(one: number, other: number): boolean {
    const [a, b] = [this.items[one], this.items[other]];
    return a !== undefined && b !== undefined && this.compare(a, b) < 0;
  }

  private swap(one: number, other: number): void {
    const [a, b] = [this.items[one], this.items[other]];
    if (a === undefined || b === undefined) return;
    this.items[one] = b;
    this.items[other] = a;
  }
}
