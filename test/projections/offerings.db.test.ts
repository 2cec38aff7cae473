import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { offerings } from '../../projections/offerings/projection.ts';
import { readModelsOf } from '../../projections/read-models.ts';
import { asGiven, execute } from '../../src/app/executing/execute.ts';
import {
  catalogueOf,
  findOfferings,
  type OfferingFilter,
  type OfferingRow,
  type OfferingsAsk,
  type OfferingSort,
  type OfferingSortKey,
} from '../../src/app/queries/offerings.ts';
import type { Page } from '../../src/app/queries/page.ts';
import { isRefusal } from '../../src/domain/decider.ts';
import { offering, type OfferingCommand, type OfferingTerms } from '../../src/domain/offering/index.ts';
import { provider, type ProviderCommand } from '../../src/domain/provider/index.ts';
import { type Projector, startProjector } from '../../src/infra/projector/projector.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { rebuilt } from '../support/projecting.ts';
import { readTables } from '../support/read-tables.ts';

const LISTED = {
  ...{ kind: 'workshop', provider: 'a-college', quantity: '6', unit: 'clock_hour', categories: [] },
};

/** What each says besides. Every one is announced on 1 January 2024. */
const CATALOGUE = {
  'tn.algebra': { title: 'Algebra', costCents: 5_000, states: ['TN'], takesDays: 30 },
  'tn.ballads': { title: 'Ballads', costCents: 0, states: ['TN'], kind: 'course', categories: ['content'] },
  'tn.colour': { title: 'Colour', states: ['TN'], opensOn: '2024-07-01', closesOn: '2024-07-31' },
  'oh.drawing': { title: 'Drawing', costCents: 5_000, states: ['OH'], takesDays: 0 },
  'a-college.ethics': {
    ...{
      title: 'Ethics',
      costCents: 12_050,
      level: 'graduate',
      topic: 'ethics',
      assessed: true,
      participation: 'taken',
      delivery: 'self_paced',
      field: 'Ethics K-12',
    },
    ...{ quantity: '3.50', credential: 'a-college.ethics-1' },
  },
  'b-college.fugues': { title: 'Fugues', provider: 'b-college', states: ['PA', 'OH'] },
} satisfies Record<string, Partial<OfferingTerms>>;
type Id = keyof typeof CATALOGUE;
const IDS = Object.keys(CATALOGUE).sort() as readonly Id[];

let fresh: TestLedger;
let projector: Projector;
let count = 0;

beforeAll(async () => {
  fresh = await freshLedger('2024-06-15T18:00:00Z');
  const { pool, jurist } = fresh;
  const logger = pino({ level: 'silent' });
  projector = startProjector({ pool, jurist, projections: [offerings], logger, isCommand: true });
  for (const id of IDS) {
    const [catalogue = '', name = ''] = id.split('.');
    const terms = { ...LISTED, ...CATALOGUE[id] };
    await tell(id, { type: 'Announce', catalogue, name, on: '2024-01-01', ...terms });
  }
  await approve({ type: 'Approve', provider: 'a-college', state: 'TN', from: '2024-03-01' });
  await approve({
    ...{ type: 'Approve', provider: 'a-college', state: 'OH', from: '2024-01-01', until: '2024-12-31' },
  });
  await approve({
    ...{ type: 'EndApproval', state: 'OH', from: '2024-01-01', until: '2024-06-14', because: 'It closed.' },
  });
  await approve({ type: 'Approve', provider: 'a-college', state: 'OH', from: '2024-08-01' });
  // Given in error, and then in earnest.
  const pennsylvania = { state: 'PA', from: '2024-01-01' };
  await approve({ type: 'Approve', provider: 'a-college', ...pennsylvania });
  await approve({ type: 'EndApproval', ...pennsylvania, until: '2023-12-31', because: 'A slip.' });
  await approve({ type: 'Approve', provider: 'a-college', ...pennsylvania });
  await judge('TN', 'Standard 2023', false);
  await judge('PA', 'Standard 2023', true);
  fresh.clock.at += 86_400_000;
  await judge('TN', 'Standard 2023', true);
  const { title, costCents } = CATALOGUE['tn.algebra'];
  const amended = { ...LISTED, title, costCents: costCents - 1, states: ['TN'] };
  await tell('tn.algebra', { type: 'Amend', ...amended, because: 'A grant.' });
  await tell('oh.drawing', { type: 'Withdraw', because: 'Nobody teaches it.' });
  // It is the evening of 16 June in Ohio, and the day after for an issuer.
  fresh.clock.at = Date.parse('2024-06-17T02:00:00Z');
  const fugues = { ...LISTED, ...CATALOGUE['b-college.fugues'], title: 'Canons' };
  await tell('b-college.fugues', { type: 'Amend', ...fugues, because: 'They are.' });
  await caughtUp();
}, 120_000);

afterAll(async () => {
  await projector.stop();
  await fresh.close();
});

const request = () => ({ commandId: `command-${(count += 1)}`, actor: 'a test' });

async function tell(id: string, command: OfferingCommand): Promise<void> {
  const target = { stream: `offering-${id}` };
  const answer = await execute(fresh.jurist.ledger, offering, target, asGiven(command), request());
  if (isRefusal(answer)) throw new Error(`${id}: ${answer.because}`);
}

async function approve(command: ProviderCommand): Promise<void> {
  const target = { stream: 'provider-a-college' };
  const answer = await execute(fresh.jurist.ledger, provider, target, asGiven(command), request());
  if (isRefusal(answer)) throw new Error(answer.because);
}

function judge(state: string, standard: string, met: boolean): Promise<void> {
  const components = [
    { component: 'Competency', met: true },
    { component: 'Evidence', met },
  ];
  return tell('a-college.ethics', { type: 'JudgeQuality', state, standard, components });
}

async function caughtUp(): Promise<void> {
  expect(await projector.progress.waitFor(await fresh.jurist.ledger.log.head(), 20_000)).toBe(true);
}

const source = () => ({ reads: readModelsOf(fresh.pool), clock: fresh.jurist.ledger.clock });
const BY_ID: OfferingSort = { by: 'id', direction: 'asc' };

async function pageOf(ask: Partial<OfferingsAsk>): Promise<Page<OfferingRow>> {
  const page = await findOfferings(source(), { filter: {}, sort: BY_ID, page: {}, ...ask });
  if (isRefusal(page)) throw new Error(page.because);
  return page;
}

async function found(filter: OfferingFilter, asOf?: string): Promise<readonly string[]> {
  const page = await pageOf({ filter, ...(asOf === undefined ? {} : { asOf }) });
  expect(await page.totalCount()).toBe(page.items.length);
  return page.items.map(({ node }) => node.offering.id);
}

describe('what is on offer', () => {
  test('is read as it was told, with nothing where nothing was said', async () => {
    const { items } = await pageOf({ filter: { provider: 'a-college', credential: 'a-college.ethics-1' } });
    expect(items.map(({ node }) => node.offering)).toEqual([
      { ...LISTED, ...CATALOGUE['a-college.ethics'], id: 'a-college.ethics', quantity: '3.5' },
    ]);
    const [ballads] = (await pageOf({ filter: { kind: 'course' } })).items;
    expect(ballads?.node).toEqual({
      offering: { ...LISTED, ...CATALOGUE['tn.ballads'], id: 'tn.ballads' },
      ...{ since: '2024-01-01', approvedIn: ['PA', 'TN'], quality: [] },
    });
  });

  test('is found by each part of a filter', async () => {
    const offered = IDS.filter((id) => id !== 'oh.drawing');
    expect(await found({})).toEqual(offered);
    expect(await found({ state: 'OH' })).toEqual(['a-college.ethics', 'b-college.fugues']);
    expect(await found({ kind: 'course' })).toEqual(['tn.ballads']);
    expect(await found({ category: 'content' })).toEqual(['tn.ballads']);
    expect(await found({ category: 'conten' })).toEqual([]);
    expect(await found({ provider: 'b-college' })).toEqual(['b-college.fugues']);
    expect(await found({ state: 'TN', atMostCents: 4_999 })).toEqual(['tn.algebra', 'tn.ballads']);
    expect(await found({ state: 'TN', atMostCents: 4_998 })).toEqual(['tn.ballads']);
    expect(
      await findOfferings(source(), { filter: { atMostCents: -1 }, sort: BY_ID, page: {} }),
    ).toMatchObject({ field: 'filter.atMostCents' });
  });

  test('is what may still be begun on the day', async () => {
    expect(await found({ state: 'TN', provider: 'a-college' }, '2024-07-31')).toContain('tn.colour');
    expect(await found({ state: 'TN', provider: 'a-college' }, '2024-08-01')).not.toContain('tn.colour');
    expect(await found({}, '2023-12-31')).toEqual([]);
    expect(await found({}, '2024-01-01')).toEqual(IDS);
  });

  test('stood on an earlier day as it was told by then, and stands from today on as it is told now', async () => {
    const algebra = async (asOf: string) => {
      const { items } = await pageOf({ filter: { state: 'TN', kind: 'workshop' }, asOf });
      return items.map(({ node: { offering: told, since } }) => [told.id, told.costCents, since])[1];
    };
    expect(await algebra('2024-06-15')).toEqual(['tn.algebra', 5_000, '2024-01-01']);
    expect(await algebra('2024-06-16')).toEqual(['tn.algebra', 4_999, '2024-06-16']);
    expect(await found({ state: 'OH' }, '2024-06-15')).toContain('oh.drawing');
    expect(await found({ state: 'OH' }, '2024-06-16')).not.toContain('oh.drawing');
  });

  test('stands at once as it is told, though the day of an issuer has begun before that of the state', async () => {
    for (const ask of [{}, { asOf: '2024-06-16' }]) {
      const { items } = await pageOf({ ...ask, filter: { state: 'OH', provider: 'b-college' } });
      expect(items.map(({ node: { offering: told, since } }) => [told.title, since])).toEqual([
        ['Canons', '2024-06-17'],
      ]);
    }
    const catalogue = catalogueOf(source());
    const told = (await catalogue.offeringsFor('OH', '2024-06-16')).map(({ title }) => title);
    expect(told).toEqual(['Ethics', 'Canons']);
  });

  test('is of a provider that was approved on the day, or was not', async () => {
    const approvedIn = async (asOf: string) => {
      const { items } = await pageOf({ filter: { credential: 'a-college.ethics-1' }, asOf });
      return items[0]?.node.approvedIn;
    };
    expect(await approvedIn('2024-02-29')).toEqual(['OH', 'PA']);
    expect(await approvedIn('2024-03-01')).toEqual(['OH', 'PA', 'TN']);
    expect(await approvedIn('2024-06-14')).toEqual(['OH', 'PA', 'TN']);
    expect(await approvedIn('2024-06-15')).toEqual(['PA', 'TN']);
    expect(await approvedIn('2024-08-01')).toEqual(['OH', 'PA', 'TN']);
    expect(await found({ state: 'OH', approved: true })).toEqual([]);
    expect(await found({ state: 'OH', approved: false })).toEqual(['a-college.ethics', 'b-college.fugues']);
    expect(await found({ approved: false })).toEqual(['b-college.fugues']);
  });

  test('has the last judgement of each state, as of the day', async () => {
    const judged = async (asOf: string) => {
      const { items } = await pageOf({ filter: { credential: 'a-college.ethics-1' }, asOf });
      return items[0]?.node.quality.map(({ state, judgedOn, met, unmet }) => [state, judgedOn, met, unmet]);
    };
    const both = ['Competency', 'Evidence'];
    expect(await judged('2024-06-14')).toEqual([]);
    expect(await judged('2024-06-15')).toEqual([
      ['PA', '2024-06-15', both, []],
      ['TN', '2024-06-15', ['Competency'], ['Evidence']],
    ]);
    expect(await judged('2024-06-16')).toEqual([
      ['PA', '2024-06-15', both, []],
      ['TN', '2024-06-16', both, []],
    ]);
  });

  test.each<OfferingSortKey>(['id', 'title', 'cost', 'takesDays', 'closesOn'])(
    'is paged by %s from either end, what nobody said last',
    async (by) => {
      const ordered = (direction: 'asc' | 'desc') =>
        [...(direction === 'asc' ? IDS : IDS.toReversed())].sort(
          (a, b) => compared(keyOf(a, by), keyOf(b, by)) * (direction === 'asc' ? 1 : -1),
        );
      for (const direction of ['asc', 'desc'] as const) {
        const ask = { sort: { by, direction }, asOf: '2024-01-01' };
        const forth = await walk((after) => pageOf({ ...ask, page: { first: 2, ...after } }), 'after');
        expect(forth).toEqual(ordered(direction));
        const back = await walk((before) => pageOf({ ...ask, page: { last: 4, ...before } }), 'before');
        expect(back).toEqual(ordered(direction));
      }
      const { items } = await pageOf({ sort: { by, direction: 'asc' } });
      const asked = { filter: {}, sort: { by, direction: 'desc' } as const };
      const turned = await findOfferings(source(), { ...asked, page: { after: items[0]?.cursor ?? '' } });
      expect(turned).toMatchObject({ refused: 'bad_input', field: 'after' });
    },
  );

  test('is given to plans for one state, those of everywhere included', async () => {
    const catalogue = catalogueOf(source());
    const ids = async (state: string, asOf: string) =>
      (await catalogue.offeringsFor(state, asOf)).map(({ id }) => id);
    expect(await ids('TN', '2024-06-16')).toEqual([
      ...['a-college.ethics', 'tn.algebra', 'tn.ballads', 'tn.colour'],
    ]);
    expect(await ids('OH', '2024-06-15')).toEqual(['a-college.ethics', 'b-college.fugues', 'oh.drawing']);
    const [, algebra] = await catalogue.offeringsFor('TN', '2030-01-01');
    expect(algebra).toEqual({
      ...LISTED,
      title: 'Algebra',
      costCents: 4_999,
      states: ['TN'],
      id: 'tn.algebra',
    });
  });

  test('is the same when it is built anew', async () => {
    const kept = async () => {
      const tables = await readTables(fresh.pool);
      return offerings.tables.map(({ name }) => tables[name]);
    };
    const grown = await kept();
    expect(grown.map((table) => table?.trimEnd().split('\n').length)).toEqual([9, 3, 7]);
    await rebuilt(fresh, offerings);
    expect(await kept()).toEqual(grown);
  });
});

function keyOf(id: Id, by: OfferingSortKey): string | number {
  const { title, costCents, takesDays, closesOn }: Partial<OfferingTerms> & { readonly title: string } =
    CATALOGUE[id];
  switch (by) {
    case 'id':
      return id;
    case 'title':
      return title;
    case 'cost':
      return costCents ?? Infinity;
    case 'takesDays':
      return takesDays ?? Infinity;
    case 'closesOn':
      return closesOn ?? 'never';
  }
}

function compared<T>(a: T, b: T): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** The ids of a whole list, taken page by page from one end. */
async function walk(
  read: (from: { readonly after?: string; readonly before?: string }) => Promise<Page<OfferingRow>>,
  side: 'after' | 'before',
): Promise<readonly string[]> {
  let page = await read({});
  let ids = page.items.map(({ node }) => node.offering.id);
  while (side === 'after' ? page.hasNextPage : page.hasPreviousPage) {
    page = await read({ [side]: page.items.at(side === 'after' ? -1 : 0)?.cursor ?? '' });
    const more = page.items.map(({ node }) => node.offering.id);
    ids = side === 'after' ? [...ids, ...more] : [...more, ...ids];
  }
  return ids;
}
