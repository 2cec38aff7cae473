import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Jurist } from '../../../src/app/standing/standing.ts';
import { readDraft } from '../../../src/app/what-if/draft.ts';
import { createMemoryVault } from '../../../src/infra/keys/memory-vault.ts';
import { createMemoryLog } from '../../../src/infra/log/memory-log.ts';
import { problemsInWords } from '../../../src/what-if-in-words.ts';
import { sampleLife } from '../../support/sample-life.ts';
import { tennessee } from './asked.ts';

const clock = { now: () => Date.parse('2024-08-01T17:00:00Z') };
const jurist: Jurist = {
  ledger: { log: createMemoryLog(() => clock.now()), vault: createMemoryVault(), clock },
  compiled: new Map(),
};
beforeAll(async () => {
  const life = sampleLife(jurist);
  await life.publishLaw();
  await life.confirm('version_day', 'expiration');
});

const read = async (text: string, assumed: readonly (readonly [string, string])[] = []) =>
  readDraft(jurist, { name: 'draft.yaml', text, assumed: new Map(assumed) }, await jurist.ledger.log.head());

describe('a draft', () => {
  test('is checked as a file is, and names line, key and remedy', async () => {
    const text = (await tennessee()).replace('at_least: 60\n', 'at_leest: 60\n');
    const line = text.slice(0, text.indexOf('at_leest')).split('\n').length;
    expect(await read(text)).toEqual({
      problems: [
        expect.objectContaining({ file: 'draft.yaml', line, remedy: 'Did you mean at_least?' }) as unknown,
      ],
      more: 0,
    });
  });

  test('with slips in every line tells the first fifty, and how many more there are', async () => {
    const slips = Array.from({ length: 3_000 }, (_, nth) => `wrong_${nth}: 1`).join('\n');
    const drafted = await read(`${await tennessee()}\n${slips}\n`);
    expect(drafted).toMatchObject({ more: 2_950 });
    const problems = 'problems' in drafted ? drafted.problems : [];
    expect(problems).toHaveLength(50);
    expect(problems[0]).toMatchObject({ key: 'wrong_0' });
    expect(problemsInWords({ problems, more: 2_950 }).at(-1)).toMatch(/^And 2950 more slips: /);
  });

  test('keeps what the agency confirmed, and says what nobody has', async () => {
    const drafted = await read(await tennessee(90));
    expect(drafted).toMatchObject({ before: { policy: { version: 2 } } });
    const settings = 'settings' in drafted ? drafted.settings : undefined;
    expect(settings?.get('version_day')).toBe('expiration');
    expect(settings?.has('points_within')).toBe(true);
    expect(settings?.get('points_within')).toBeUndefined();
  });

  test('may be asked about under values nobody has confirmed', async () => {
    const drafted = await read(await tennessee(90), [
      ['points_within', 'yes'],
      ['version_day', 'application'],
    ]);
    expect('after' in drafted && [...drafted.after.settings].sort()).toEqual([
      ['points_within', 'yes'],
      ['version_day', 'application'],
    ]);
  });

  test('is refused a value that a setting cannot take', async () => {
    expect(await read(await tennessee(90), [['points_within', 'maybe']])).toMatchObject({
      refused: 'bad_setting',
      because: expect.stringContaining('points_within') as unknown,
    });
  });

  test('has to have a law to be held against', async () => {
    const text = (await tennessee()).replace('state: TN', 'state: KY').replaceAll('TN.', 'KY.');
    expect(await read(text)).toMatchObject({ refused: 'no_policy' });
  });
});
