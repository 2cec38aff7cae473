import { expect, test } from '@jest/globals';
import { PROJECTIONS } from '../projections/index.ts';
import { projectionsNamed } from '../src/projections-named.ts';

test('a projection that a command does not know is refused with those there are', () => {
  expect(projectionsNamed([])).toEqual(PROJECTIONS);
  expect(projectionsNamed(['reviews']).map(({ name }) => name)).toEqual(['reviews']);
  expect(() => projectionsNamed(['reviews', 'hours'])).toThrow(
    /^There is no projection hours; there are licensure_hours, /,
  );
});
