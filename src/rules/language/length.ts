import { z } from 'zod';
import type { Figure } from './figure.ts';
import { wholeNumber } from './moment.ts';
import { bySetting } from './values.ts';

// Figures ask for days, and days may be reckoned by figures: the file of figures, which is read later, tells its
// schema here.
let told: z.ZodType<Figure> | undefined;

export function tellFigures(schema: z.ZodType<Figure>): void {
  told = schema;
}

/** A figure, wherever days or conditions ask for one. */
export const anyFigure: z.ZodType<Figure> = z.lazy(() => told ?? z.never());

const reckoned = anyFigure.refine((written) => typeof written !== 'number', {
  error: 'is not a whole number: write one from 0 to 999, a setting or a figure',
});

const part = z.union([wholeNumber, bySetting, reckoned], {
  error: 'is not a number of years, months or days: write a whole number, a setting or a figure',
});

/** How far a day is moved: years, months and days of the calendar, each written or reckoned from the record. */
export interface Length {
  readonly years?: Figure | undefined;
  readonly months?: Figure | undefined;
  readonly days?: Figure | undefined;
}

export const length: z.ZodType<Length> = z
  .strictObject({ years: part.optional(), months: part.optional(), days: part.optional() })
  .refine((given) => Object.values(given).some((one) => one !== undefined), {
    error: 'names no years, months or days',
  });
