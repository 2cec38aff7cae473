import type { Tally, WhatIfGrouping } from './tally.ts';

interface Written {
  readonly whole: Tally['whole'];
  readonly by: {
    readonly [G in WhatIfGrouping]: readonly (readonly [string | null, Tally['whole']])[];
  };
  readonly codes: readonly (readonly [string, { readonly come: number; readonly gone: number }])[];
}

/** A tally as text, to be kept. */
export function tallyText({ whole, by, codes }: Tally): string {
  const written: Written = {
    whole,
    by: { class: [...by.class], field: [...by.field], employer: [...by.employer] },
    codes: [...codes],
  };
  return JSON.stringify(written);
}

/** The tally that was written. */
export function tallyFrom(text: string): Tally {
  const { whole, by, codes } = JSON.parse(text) as Written;
  return {
    whole,
    by: { class: new Map(by.class), field: new Map(by.field), employer: new Map(by.employer) },
    codes: new Map(codes),
  };
}
