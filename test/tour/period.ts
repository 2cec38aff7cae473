import type { Guide, Visitor } from './guide.ts';

const AGENCY: Visitor = {
  title: 'agency of Pennsylvania',
  identity: { subject: 'agency-pa', roles: ['agency'], state: 'PA' },
};
const TEACHER: Visitor = {
  title: 'teacher PA-100001',
  identity: { subject: 'teacher-pa-100001', roles: ['teacher'], educator: 'PA-100001' },
};
const RUNNING = 'PA-5550001-2020-07-01';
const LAST_YEAR = 'PA-5550002-2022-08-01';

/** More time by statute and on request, a period that rests, and one that is over. */
export async function tourPeriods(guide: Guide): Promise<void> {
  await begin(guide);
  await byStatute(guide);
  await onRequest(guide);
  await resting(guide);
  await ending(guide);
}

/** What a later stop of the same subject shows is set up here without being shown. */
async function begin({ record }: Guide): Promise<void> {
  for (const [setting, value] of [
    ['act_13_on', '2020-03-27'],
    ['months_of_extension', '6'],
    ['c_minus_counts', 'no'],
    ['act_45_counts_for_act_48', 'yes'],
  ]) {
    const what = { state: 'PA', strand: 'recertification', setting, value };
    await record(
      'confirmSetting',
      AGENCY,
      { ...what, because: 'Letter of 3 June 2024.' },
      `Pennsylvania confirms ${setting}`,
    );
  }
  await record(
    'registerEducator',
    AGENCY,
    { educator: 'PA-100001', state: 'PA', givenName: 'Edith', familyName: 'Lamb' },
    'Pennsylvania registers a teacher',
  );
  for (const [number, validFrom, expiresOn] of [
    ['5550001', '2020-07-01', '2025-06-30'],
    ['5550002', '2022-08-01', '2025-06-30'],
  ]) {
    const held = { class: 'instructional_ii', fields: ['Mathematics'], issuedOn: '2001-07-01' };
    await record(
      'issueLicense',
      AGENCY,
      { educator: 'PA-100001', state: 'PA', number, ...held, validFrom, expiresOn },
      'A term that is not the first of its certificate',
    );
  }
}

async function byStatute({ world, record, refused, ask }: Guide): Promise<void> {
  await world.settled();
  const preview = await ask(
    'statutePreview',
    AGENCY,
    `{
      statutePreview(route: "act_55", first: 10) {
        asks count waiting held undecided digest
        periods { edges { node { period educator class on from to after } } }
      }
    }`,
    'What Act 55 of 2022 would give, before anything is written',
  );
  const { digest } = preview as { readonly digest: string };
  const input = { state: 'PA', route: 'act_55', because: 'Act 55 of 2022, signed on 8 July 2022.' };
  await refused(
    'enactStatute',
    AGENCY,
    { ...input, digest: '0'.repeat(64) },
    'preview_outdated',
    'What is enacted is what was seen',
  );
  await record('enactStatute', AGENCY, { ...input, digest }, 'Every period of the preview is extended');
  await ask(
    'statutes',
    AGENCY,
    `{
      statutes {
        route asks due given
        enactments { on by because periods extended isCarriedOut }
        citations { title link }
      }
    }`,
    'The statutes of the policy, and how far each was given',
  );
}

async function onRequest({ record, refused, ask }: Guide): Promise<void> {
  await refused(
    'requestExtension',
    TEACHER,
    { period: RUNNING, route: 'extension' },
    'window_not_open',
    'The window of the law has not opened: after Act 55 the period ends a year later',
  );
  await record(
    'requestExtension',
    TEACHER,
    { period: LAST_YEAR, route: 'extension', because: 'I was ill in the spring.' },
    'A teacher asks for more time in the last year of a period',
  );
  await refused(
    'decideExtension',
    AGENCY,
    { period: LAST_YEAR, route: 'extension', granted: false },
    'because',
    'A denial says why',
  );
  await record(
    'decideExtension',
    AGENCY,
    { period: LAST_YEAR, route: 'extension', granted: true },
    'The agency grants it; how long it is the law says',
  );
  await ask(
    'periods',
    TEACHER,
    `{
      periods {
        totalCount
        edges {
          node {
            id license class status startsOn endsOn firstEndsOn
            moves { way route on from endsOn }
          }
        }
      }
    }`,
    'What a teacher sees of their own periods',
  );
}

async function resting({ record, refused }: Guide): Promise<void> {
  await record(
    'suspendPeriod',
    AGENCY,
    { period: RUNNING, from: '2024-05-01', ground: 'voluntary_inactive', because: 'Letter of 28 April.' },
    'A period rests while its holder is voluntarily inactive',
  );
  await refused(
    'resumePeriod',
    AGENCY,
    { period: RUNNING, on: '2024-07-01', endsOn: '2026-06-01', because: 'Back in class.' },
    'ends_earlier',
    'To rest does not make a period shorter',
  );
  await record(
    'resumePeriod',
    AGENCY,
    {
      ...{ period: RUNNING, on: '2024-07-01', endsOn: '2026-08-31' },
      because: 'Two months of inactivity, by the letter of the Department.',
    },
    'It goes on; where the law does not say its last day, the agency states it and why',
  );
}

async function ending({ record, refused, ask }: Guide): Promise<void> {
  await refused(
    'closePeriod',
    AGENCY,
    { period: RUNNING, because: 'It looks done.' },
    'not_over',
    'A period is closed once it is over',
  );
  const held = { class: 'instructional_ii', fields: ['Physics'], issuedOn: '2001-07-01' };
  await record(
    'issueLicense',
    AGENCY,
    {
      ...{ educator: 'PA-100001', state: 'PA', number: '5550003', ...held },
      ...{ validFrom: '2013-07-01', expiresOn: '2016-06-30' },
    },
    'A term that was over before it came to be recorded',
  );
  const period = 'PA-5550003-2013-07-01';
  await record('closePeriod', AGENCY, { period }, 'It is closed with what the law lets follow');
  await ask(
    'periods',
    AGENCY,
    `{
      periods(filter: { status: closed }, sort: { by: endsOn, direction: desc }, first: 5) {
        edges { node { id educator endsOn status closedOn consequence closedRoute } }
      }
    }`,
    'Periods of a state that were closed',
  );
  await record(
    'reopenPeriod',
    AGENCY,
    { period, because: 'The certificate was renewed on paper in 2016.' },
    'It was closed in error',
  );
  await ask(
    'periods',
    AGENCY,
    `{ periods(filter: { status: over }, first: 5) { edges { node { id endsOn keptOpenSince keptOpenUntil } } } }`,
    'Periods that are over, and since when the agency keeps one open',
  );
}
