import { z } from 'zod';
import { isDay } from '../../domain/values/day.ts';
import { parseHundredths } from '../../domain/values/hundredths.ts';
import { parseRatio } from '../values/ratio.ts';

export const text = z.string().trim().min(1);

/** Ids, names of settings and sources. */
export const name = z.string().regex(/^[a-z][a-z0-9_]*$/, {
  error: 'is not a name: use lower case, digits and underscores, as total_points',
});

/** The id of a requirement in an answer: with a name behind it where the same is asked several times. */
export const requirementId = z.string().regex(/^[a-z][a-z0-9_]*(:.+)?$/, {
  error: 'is not the id of a requirement: write one such as total_points, or academy:2023-24 within each',
});

/** An attribute of a list or of the obligation; `item.` and `segment.` read that of the enclosing one. */
export const attributeName = z.string().regex(/^(item\.|segment\.|[a-z_]+\.)?[a-z][a-z0-9_]*$/, {
  error: 'is not the name of an attribute: write one such as completed_on or license.fields',
});

export const day = z
  .string()
  .refine(isDay, { error: 'is not a day: write a day of the calendar such as 2024-08-31' });

/** In the policy's unit, with at most two decimals. */
export const amount = z.number().refine((number) => typeof parseHundredths(String(number)) === 'number', {
  error: 'is not an amount: a number from 0 to 100000 with at most two decimals',
});

/** An exact ratio: a decimal such as 22.5, or a fraction of whole numbers such as 2/3. */
export const ratio = z
  .union([z.number(), z.string()])
  .refine((written) => (parseRatio(written)?.over ?? 0) > 0, {
    error: 'is not a ratio above zero: a decimal such as 22.5 or a fraction such as 2/3',
  });

/**
 * Where the name of a definition may stand: `{ defined: name }`. The loader writes the definition in before
 * anything is read, so nothing is left here; the JSON Schema for editors says what a file may write.
 */
export const byDefinition = z.never();

/** The same in a condition, beside what else is asked there. */
export const byDefinitions = z.never();

/**
 * What is given for the holes of a definition or a part where it is used: `given: { name: value }`. The loader writes
 * it in too.
 */
export const byGiven = z.never();

/** A value the agency must confirm, in place of the value itself. */
export const bySetting = z.strictObject({ setting: name });

/** As in the research files, or in the law itself where a file is written from it: state, heading, number. */
const factId = z.string().regex(/^([A-Z]{2}\.[A-Za-z]+|pathways)\.\d+(\.\d+)?$/, {
  error: 'is not the id of a fact: write one such as TN.requirements.1',
});

/** Source of each statement, by its key in `citations`, with the research fact it was taken from. */
export const cite = z
  .record(
    name,
    z.union([factId, z.array(factId).min(1)], {
      error: 'is not the id of a fact: write one such as TN.requirements.1',
    }),
  )
  .refine((sources) => Object.keys(sources).length > 0, { error: 'names no source' });

export type Cite = z.infer<typeof cite>;
