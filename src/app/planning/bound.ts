import type { Cover, Need } from '../../rules/index.ts';
import { addTo, compareWeights, type Weight } from './weight.ts';

/** What has been decided of each thing that may be taken, by its place. */
export type Decided = Readonly<Uint8Array>;
export const UNDECIDED = 0;
export const TAKEN = 1;
export const LEFT = 2;

/** So much is lacking, of what each place gives; those places first that weigh least for what they give. */
interface Covering {
  readonly lacks: number;
  readonly gives: readonly number[];
  readonly order: readonly number[];
}

interface SomeOf {
  readonly least: number;
  readonly of: readonly Compiled[];
  /** Where all are needed: covers that nothing serves twice, and one that whatever serves them serves as much. */
  readonly within: { readonly parts: readonly Covering[]; readonly whole: Covering | undefined } | undefined;
}

type Compiled = Covering | SomeOf;

/** What fills covers in part: what it weighs, what it gives, and how much of each place is used. */
interface Filling {
  readonly weight: number[];
  given: number;
  readonly used: Map<number, number>;
}

/**
 * What a set must weigh at least to satisfy needs: of each cover what the lightest would weigh if the last of them could
 * be taken in part, and of a whole with parts that nothing serves twice what these would and the rest besides; of all
 * that must be satisfied the heaviest, the lightest of those of which one will do.
 */
export class Bound {
  private readonly needs: SomeOf;
  private readonly weights: readonly Weight[];
  private readonly nothing: Weight;

  /** `weights` are those of what is in the streams, place by place. */
  constructor(needs: readonly Need[], streams: readonly string[], weights: readonly Weight[]) {
    this.weights = weights;
    this.nothing = weights[0]?.map(() => 0) ?? [];
    const all = needs.map((need) => compiled(need, streams, weights));
    const each = [...new Map(all.map((need) => [JSON.stringify(need), need])).values()];
    this.needs = someOf(each.length, each);
  }

  /** Whether what is taken satisfies every need by itself. */
  isSatisfied(decided: Decided): boolean {
    return satisfies(this.needs, decided);
  }

  /** What has to come at least to what is taken; undefined where nothing that is undecided can satisfy a need. */
  lowest(decided: Decided): Weight | undefined {
    return this.lowestOf(this.needs, decided);
  }

  private lowestOf(need: Compiled, decided: Decided): Weight | undefined {
    return 'lacks' in need ? this.inPart(need, decided) : this.ofSome(need, decided);
  }

  private ofSome({ least, of, within }: SomeOf, decided: Decided): Weight | undefined {
    if (least <= 0) return this.nothing;
    const known = of.flatMap((need) => {
      const lowest = this.lowestOf(need, decided);
      return lowest === undefined ? [] : [lowest];
    });
    if (known.length < least) return undefined;
    const heaviest = known.sort(compareWeights)[least - 1] ?? this.nothing;
    if (within === undefined) return heaviest;
    const together = this.ofWhole(within.parts, within.whole, decided);
    return compareWeights(together, heaviest) > 0 ? together : heaviest;
  }

  private inPart(covering: Covering, decided: Decided): Weight | undefined {
    const filling = this.filling();
    const lacking = this.fill(filling, covering, lackingIn(covering, decided), decided);
    return lacking > 0 ? undefined : filling.weight;
  }

  /** Each of the parts is filled by what serves it best, and what the whole still lacks by what is left. */
  private ofWhole(parts: readonly Covering[], whole: Covering | undefined, decided: Decided): Weight {
    const filling = this.filling();
    for (const part of parts) this.fill(filling, part, lackingIn(part, decided), decided);
    if (whole === undefined) return filling.weight;
    this.fill(filling, whole, lackingIn(whole, decided) - filling.given, decided);
    return filling.weight;
  }

  private filling(): Filling {
    return { weight: [...this.nothing], given: 0, used: new Map() };
  }

  /** Takes of what is undecided in turn, the last in part. Gives what is lacking still. */
  private fill(filling: Filling, { order, gives: given }: Covering, lacks: number, decided: Decided): number {
    let lacking = lacks;
    for (const place of order) {
      if (lacking <= 0) return 0;
      const left = decided[place] === UNDECIDED ? 1 - (filling.used.get(place) ?? 0) : 0;
      if (left <= 0) continue;
      const gives = given[place] ?? 0;
      const part = Math.min(left, lacking / gives);
      addTo(filling.weight, this.weights[place] ?? [], part);
      filling.given += gives * part;
      filling.used.set(place, 1 - left + part);
      lacking = part < left ? 0 : lacking - gives * left;
    }
    return Math.max(0, lacking);
  }

  /** What to decide next for the first need that is not satisfied; undefined where all are. */
  next(decided: Decided): number | undefined {
    return nextOf(this.needs, decided);
  }
}

function compiled(need: Need, streams: readonly string[], weights: readonly Weight[]): Compiled {
  if ('lacks' in need) return covering(need, streams, weights);
  const [only, ...others] = need.of;
  if (only !== undefined && others.length === 0 && need.least === 1) return compiled(only, streams, weights);
  return someOf(
    need.least,
    need.of.map((part) => compiled(part, streams, weights)),
  );
}

function someOf(least: number, of: readonly Compiled[]): SomeOf {
  const coverings = of.filter((need) => 'lacks' in need);
  const hasParts = least === of.length && coverings.length > 1;
  return { least, of, within: hasParts ? partsOf(coverings) : undefined };
}

/** The cover that most serve as the whole, and those that share nothing with one before them, what few serve first. */
function partsOf(coverings: readonly Covering[]): SomeOf['within'] {
  const [largest, ...others] = coverings.toSorted((a, b) => b.order.length - a.order.length);
  const isInWhole = ({ gives, order }: Covering) =>
    order.every((place) => gives[place] === largest?.gives[place]);
  const whole = others.every(isInWhole) ? largest : undefined;
  const taken = new Set<number>();
  const candidates = whole === undefined ? coverings : others;
  const parts = candidates
    .toSorted((a, b) => a.order.length - b.order.length)
    .filter(({ order }) => {
      const isApart = order.every((place) => !taken.has(place));
      if (isApart) for (const place of order) taken.add(place);
      return isApart;
    });
  return { parts, whole };
}

function covering({ lacks, gives: given }: Cover, streams: readonly string[], weights: readonly Weight[]) {
  const gives = streams.map((stream) => given.get(stream) ?? 0);
  const rates = gives.map((amount, place) => weights[place]?.map((part) => part / amount) ?? []);
  const order = gives
    .flatMap((amount, place) => (amount > 0 ? [place] : []))
    .sort((a, b) => compareWeights(rates[a] ?? [], rates[b] ?? []) || a - b);
  return { lacks, gives, order };
}

function lackingIn({ lacks, gives, order }: Covering, decided: Decided): number {
  let lacking = lacks;
  for (const place of order) if (decided[place] === TAKEN) lacking -= gives[place] ?? 0;
  return lacking;
}

function satisfies(need: Compiled, decided: Decided): boolean {
  if ('lacks' in need) return lackingIn(need, decided) <= 0;
  return need.of.filter((part) => satisfies(part, decided)).length >= need.least;
}

function nextOf({ of, least }: SomeOf, decided: Decided): number | undefined {
  const open = of.filter((need) => !satisfies(need, decided));
  if (of.length - open.length >= least) return undefined;
  for (const need of open) {
    const next =
      'lacks' in need ? need.order.find((place) => decided[place] === UNDECIDED) : nextOf(need, decided);
    if (next !== undefined) return next;
  }
  return undefined;
}
