import { readdirSync } from 'node:fs';
import config from './jest.config.js';

/**
 * Folders whose tests share a process and what they import, so that it is loaded once and stays warm; in as many runs
 * as keep the workers busy. What starts or kills processes is not here: each such file runs by itself.
 */
const TOGETHER = {
  pure: {
    api: { folders: ['explorer', 'graphql', 'server'], runs: 1 },
    double: { folders: ['eventstore-double'], runs: 1 },
    law: { folders: ['analyst', 'examples', 'policies'], runs: 2 },
    ledger: { folders: ['app', 'calendar', 'domain', 'golden', 'identity', 'keys', 'log', 'views'], runs: 2 },
    rules: { folders: ['rules'], runs: 3 },
    work: { folders: ['import', 'outbox', 'projections', 'projector', 'reactors'], runs: 2 },
  },
  database: {
    api: { folders: ['graphql', 'server'], runs: 3 },
    stories: { folders: ['stories', 'time', 'tour'], runs: 3 },
    work: { folders: ['log', 'outbox', 'projections', 'projector', 'reactors', 'spending'], runs: 5 },
  },
};

const ENDING = { pure: '.test.ts', database: '.db.test.ts' };

/** The runs of a project, by the name of their file in test/whole. */
function runsOf(project) {
  const named = Object.entries(TOGETHER[project]).flatMap(([name, { folders, runs: of }]) =>
    Array.from({ length: of }, (_, part) => [`${name}-${part + 1}${ENDING[project]}`, { folders, part, of }]),
  );
  return Object.fromEntries(named);
}

function together(project) {
  const { displayName, testPathIgnorePatterns } = project;
  const folders = Object.values(TOGETHER[displayName]).flatMap((group) => group.folders);
  const kind = displayName === 'pure' ? '' : '\\.db\\.';
  return {
    ...project,
    globals: { runs: runsOf(displayName) },
    testPathIgnorePatterns: [
      ...testPathIgnorePatterns.filter((pattern) => pattern !== '/test/whole/'),
      `<rootDir>/test/(${folders.join('|')})/.*${kind}`,
    ],
  };
}

const wanted = Object.keys(TOGETHER).flatMap((project) => Object.keys(runsOf(project)));
const found = readdirSync(new URL('test/whole', import.meta.url));
if (wanted.sort().join() !== found.sort().join())
  throw new Error(`These are in test/whole: ${found.join(', ')}. These should be: ${wanted.join(', ')}.`);

/** Every test, most of them together. */
export default {
  ...config,
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  projects: config.projects.map(together),
};
