import type { Finding, Portion } from '../situation/valued.ts';

type Told = Pick<Finding, 'code' | 'because'>;

/** Amounts of one item, or why it earns nothing. */
export type Earned =
  | {
      readonly portions: readonly Portion[];
      /** Attributes without which the portions are only what it may earn at most. */
      readonly missing?: readonly string[];
      /** What was left out because it is no whole step. */
      readonly rest?: Told;
    }
  | { readonly nothing: Told };
