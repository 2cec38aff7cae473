import { attributeNamed, type Attributes } from '../language/facts-vocabulary.ts';
import type { ListName } from '../language/lists.ts';
import { ofHundredths, ofMillionths, ofNumber, type Exact } from '../values/exact.ts';

/** Reads a number in the form its type is held in. */
export function exactOf(name: string, list: ListName | undefined) {
  const type = attributeNamed(name, list)?.type;
  return ({ attributes }: { readonly attributes: Attributes }): Exact | undefined => {
    const value = attributes[name];
    if (typeof value !== 'number') return undefined;
    if (type === 'amount') return ofHundredths(value);
    return type === 'decimal' ? ofMillionths(value) : ofNumber(value);
  };
}
