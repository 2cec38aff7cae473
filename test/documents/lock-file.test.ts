import { describe, expect, test } from '@jest/globals';
import { readText } from './compose-file.ts';

interface Package {
  readonly version?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readText('package-lock.json')) as {
  readonly packages: Readonly<Record<string, Package>>;
};

describe('package-lock.json', () => {
  test('names what is optional for every platform, without which npm ci refuses to install on any', () => {
    const asked = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
      Object.keys(optionalDependencies),
    );
    expect(asked.length).toBeGreaterThan(0);
    const locked = Object.keys(packages);
    expect(asked.filter((name) => !locked.some((path) => path.endsWith(`node_modules/${name}`)))).toEqual([]);
  });

  test('says of every package which bytes it is', () => {
    const installed = Object.entries(packages).filter(([path, { link }]) => path !== '' && link !== true);
    expect(installed.filter(([, { integrity }]) => integrity === undefined)).toEqual([]);
  });
});
