import { expect, test } from '@jest/globals';
import { edited, isMap } from '../../src/analyst/mutants/data.ts';
import { placesOf } from '../../src/analyst/mutants/places.ts';
import { shapesOfLanguage } from '../../src/analyst/mutants/shapes.ts';
import { policy as schema } from '../../src/rules/language/policy.ts';
import { hasShape } from '../../src/rules/policy/parse-policy.ts';
import { policy } from '../analyst/mutants/invented.ts';

test('what is read of a policy that was changed in one place has the shape where the whole has it', () => {
  const places = placesOf(policy, shapesOfLanguage());
  const found = places.flatMap(({ path, name }) =>
    [undefined, 'else', 2].flatMap((value) => {
      const changed = edited(policy, path, value);
      return isMap(changed) ? [{ name, value, fits: hasShape(changed, path), changed }] : [];
    }),
  );
  expect(found.filter(({ fits, changed }) => fits !== schema.safeParse(changed).success)).toEqual([]);
  expect(new Set(found.map(({ fits }) => fits)).size).toBe(2);
});
