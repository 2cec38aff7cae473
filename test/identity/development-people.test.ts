import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { DEVELOPMENT_PEOPLE } from '../../src/infra/identity/development-people.ts';
import { projectRoot } from '../../src/infra/project-root.ts';

/** A folder of `policies/` that holds the law of a state, and not a template of one. */
const STATE = /^[a-z]{2}$/;

test('the agency of every state that has a policy can sign in during development', () => {
  const states = readdirSync(join(projectRoot, 'policies'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && STATE.test(entry.name))
    .map(({ name }) => name.toUpperCase());
  const agencies = DEVELOPMENT_PEOPLE.filter(({ identity }) => identity.roles.includes('agency'));
  expect(agencies.map(({ identity }) => identity.state).sort()).toEqual(states.sort());
  expect(new Set(agencies.map(({ identity }) => identity.subject)).size).toBe(states.length);
});
