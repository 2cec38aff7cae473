import { PROJECTIONS } from '../projections/index.ts';
import type { Projection } from './app/projections/projection.ts';
import { ConfigError } from './config.ts';

/** The projections a person named, or all of them where none is; throws in words where one does not exist. */
export function projectionsNamed(names: readonly string[]): readonly Projection[] {
  const unknown = names.filter((name) => !PROJECTIONS.some((projection) => projection.name === name));
  if (unknown.length > 0) {
    const known = PROJECTIONS.map(({ name }) => name).join(', ');
    throw new ConfigError(`There is no projection ${unknown.join(', ')}; there are ${known}.`);
  }
  return PROJECTIONS.filter(({ name }) => names.length === 0 || names.includes(name));
}
