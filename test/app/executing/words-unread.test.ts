import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { recordUpon } from '../../../src/app/commands/license/record.ts';
import type { Recording } from '../../../src/app/executing/execute.ts';
import { EducatorHandler, EducatorRequest } from '../../../src/app/handlers/educator.handler.ts';
import { LicenseHandler, LicenseRequest } from '../../../src/app/handlers/license.handler.ts';
import type { Jurist } from '../../../src/app/standing/standing.ts';
import { isRefusal, type Refusal } from '../../../src/domain/decider.ts';
import { createMemoryVault } from '../../../src/infra/keys/memory-vault.ts';
import { createMemoryLog } from '../../../src/infra/log/memory-log.ts';
import { readPolicyFiles } from '../../../src/infra/policies/policy-files.ts';
import { publishFiles } from '../../../src/infra/policies/publish-files.ts';
import { projectRoot } from '../../../src/infra/project-root.ts';
import { importedRows, receiptsOf } from '../../import/import-support.ts';
import { ADA, sampleLife } from '../../support/sample-life.ts';

const now = () => Date.parse('2024-06-15T18:00:00Z');
const jurist: Jurist = {
  ledger: { log: createMemoryLog(now), vault: createMemoryVault(), clock: { now } },
  compiled: new Map(),
};
let commands = 0;
const caller = () => ({
  identity: { subject: 'agency', roles: ['agency'] as const, state: 'TN' },
  commandId: `command-${(commands += 1)}`,
});

beforeAll(async () => {
  await sampleLife(jurist).register();
  const files = await readPolicyFiles(join(projectRoot, 'policies'));
  await publishFiles(
    jurist,
    files.filter(({ policy }) => policy.state === 'TN'),
    'admin',
  );
});

function noticesOf(answer: Recording | Refusal): readonly string[] {
  if (isRefusal(answer)) throw new Error(answer.because);
  return (answer.notices ?? []).map(({ code, because }) => `${code}: ${because}`);
}

const record = async (command: EducatorRequest['ask']['command']) => {
  const handler = new EducatorHandler(jurist);
  return noticesOf(await handler.execute(new EducatorRequest(caller(), { educator: ADA, command })));
};
const issue = async (held: string, number: string) => {
  const command = {
    type: 'Issue' as const,
    ...{ educator: ADA, state: 'TN', number, class: held, fields: [] },
    ...{ validFrom: '2018-09-01', expiresOn: '2024-08-31' },
  };
  return noticesOf(await new LicenseHandler(jurist).execute(new LicenseRequest(caller(), { command })));
};

const told = (kind: string) => [
  `word_unread: No published rule of TN reads this ${kind}. If it is a slip, take it back and record it anew.`,
];

test('a class, a score or an act that no rule reads is recorded, and told of', async () => {
  expect(await issue('profesional', '1')).toEqual(told('class'));
  expect(await issue('professional', '2')).toEqual([]);
  const rated = { type: 'RateEvaluation', state: 'TN', employer: 'Knox County' } as const;
  expect(await record({ ...rated, schoolYear: '2021-22', score: 'fine' })).toEqual(told('score'));
  for (const [schoolYear, score] of [
    ['2020-21', '5'],
    ['2019-20', '1'],
  ] as const) {
    expect(await record({ ...rated, schoolYear, score })).toEqual([]);
  }
  const act = { type: 'RecordAct', state: 'TN', by: 'employer', on: '2024-05-01' } as const;
  expect(await record({ ...act, by: 'agency', act: 'recomendation' })).toEqual(told('act'));
  expect(await record({ ...act, by: 'agency', act: 'director_recommendation' })).toEqual([]);
});

test('a status that no rule reads is stated, and told of', async () => {
  const state = async (status: string) => {
    const command = { type: 'BeginStatus', status, from: '2024-01-01' } as const;
    return noticesOf(await recordUpon(jurist, caller(), { license: 'TN-2', command }));
  };
  expect(await state('retierd')).toEqual(told('status'));
  expect(await state('inactive')).toEqual([]);
});

test('of a kind of words that no rule names nothing is said, nor where no policy is published', async () => {
  const measure = { type: 'RecordMeasure', measure: 'anything', value: '1', on: '2024-05-01' } as const;
  expect(await record({ ...measure, state: 'TN' })).toEqual([]);
});

test('a receipt tells of it too', async () => {
  const summary = await importedRows(jurist.ledger, 'licenses', [
    { educatorId: 'TN-100777', licenseType: 'profesional', licenseNumber: '7654321' },
  ]);
  expect(await receiptsOf(summary)).toMatchObject([{ outcome: 'accepted', code: 'word_unread' }]);
});
