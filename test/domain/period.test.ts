import { describe, test } from '@jest/globals';
import type { Extended, Opened, PeriodEvent, Resumed } from '../../src/domain/period/events.ts';
import { type ConsequenceRead, period, type RouteRead } from '../../src/domain/period/index.ts';
import { AGENCY, specify } from './given.ts';

const { given } = specify(period);

const span: Opened['data'] = {
  educator: 'TN-100001',
  state: 'TN',
  strand: 'recertification',
  owner: 'license',
  license: 'license-TN-1234567',
  startsOn: '2018-09-01',
  endsOn: '2024-08-31',
};
const opened: PeriodEvent = { type: 'period.Opened', data: span };
const completion = { on: '2024-06-15', renewal: 'license-TN-1234567@3' };
const completed: PeriodEvent = { type: 'period.Completed', data: completion };

describe('a period', () => {
  test('is opened once', () => {
    given()
      .when({ type: 'Open', ...span })
      .then(opened);
    given(opened)
      .when({ type: 'Open', ...span })
      .thenNothing();
    given(opened)
      .when({ type: 'Open', ...span, endsOn: '2025-08-31' })
      .thenRefused('period_differs');
    given()
      .when({ type: 'Open', ...span, endsOn: '2018-08-31' })
      .thenRefused('period_days');
  });

  test('is completed once, by one renewal', () => {
    given(opened)
      .when({ type: 'Complete', ...completion })
      .then(completed);
    given(opened, completed)
      .when({ type: 'Complete', ...completion })
      .thenNothing();
    given(opened, completed)
      .when({ type: 'Complete', ...completion, renewal: 'license-TN-1234567@9' })
      .thenRefused('already_completed');
    given()
      .when({ type: 'Complete', ...completion })
      .thenRefused('not_found');
  });
});

const HOLDER = { ...AGENCY, actor: 'ada', actorEducator: 'TN-100001' };
const policy = { version: 2, digest: 'ab'.repeat(32) };
const law: RouteRead = {
  ...{ route: 'hardship', concerns: true, startedBy: ['holder'], isOpen: 'open' },
  ...{ opensOn: '2023-09-01', closesOn: '2024-08-31', outcome: 'met', missing: [] },
  ...{ endsOn: '2025-08-31', policy, cites: ['rule'] },
};
const asked = { type: 'RequestExtension', capacity: 'holder', law, because: 'I was ill.' } as const;
const requested: PeriodEvent = {
  type: 'period.ExtensionRequested',
  data: {
    ...{ by: 'ada', capacity: 'holder', route: 'hardship', on: '2024-06-15', endsOn: '2024-08-31' },
    because: 'I was ill.',
  },
};
const granted: PeriodEvent = {
  type: 'period.Extended',
  data: {
    ...{ way: 'request', by: 'agency:tn', route: 'hardship', on: '2024-06-15', from: '2024-08-31' },
    ...{ endsOn: '2025-08-31', policy, cites: ['rule'] },
  },
};
const denied: PeriodEvent = {
  type: 'period.ExtensionDenied',
  data: { by: 'agency:tn', route: 'hardship', on: '2024-06-15', because: 'It was over by May.' },
};

describe('more time on request', () => {
  test('is asked for by whom the law lets, in its window', () => {
    given(opened).when(asked, HOLDER).then(requested);
    given(opened, requested).when(asked, HOLDER).thenNothing();
    given(opened, requested)
      .when({ ...asked, because: 'I moved.' }, HOLDER)
      .thenRefused('already_requested');
    const refused = (change: Partial<RouteRead>, code: string) => {
      given(opened)
        .when({ ...asked, law: { ...law, ...change } }, HOLDER)
        .thenRefused(code);
    };
    refused({ concerns: false }, 'no_such_extension');
    refused({ startedBy: ['employer'] }, 'not_yours_to_ask');
    refused({ isOpen: 'not_yet' }, 'window_not_open');
    refused({ isOpen: 'closed' }, 'window_closed');
    refused({ isOpen: 'unknown' }, 'window_unknown');
    refused({ outcome: 'not_met' }, 'not_eligible');
    given().when(asked, HOLDER).thenRefused('not_found');
    given(opened, completed).when(asked, HOLDER).thenRefused('period_completed');
  });

  test('is given until the day the law gives', () => {
    const grant = { type: 'GrantExtension', law } as const;
    given(opened, requested).when(grant).then(granted);
    given(opened, requested, granted).when(grant).thenNothing();
    given(opened).when(grant).thenRefused('not_requested');
    given(opened, requested).when(grant, HOLDER).thenRefused('own_work');
    given(opened, requested)
      .when(grant, { ...AGENCY, actor: 'ada' })
      .thenRefused('own_work');
    const refused = (change: Partial<RouteRead>, code: string) => {
      given(opened, requested)
        .when({ type: 'GrantExtension', law: { ...law, ...change } })
        .thenRefused(code);
    };
    refused({ outcome: 'undetermined', missing: ['A letter lacks.'] }, 'not_eligible');
    refused({ endsOn: null }, 'end_not_in_law');
    refused({ endsOn: '2024-08-31' }, 'ends_earlier');
  });

  test('is denied with a reason, and may be asked for again', () => {
    const deny = { type: 'DenyExtension', route: 'hardship', because: 'It was over by May.' } as const;
    given(opened, requested).when(deny).then(denied);
    given(opened, requested, denied).when(deny).thenNothing();
    given(opened, requested, granted).when(deny).thenRefused('not_requested');
    given(opened, requested)
      .when({ ...deny, because: '' })
      .thenRefused('because');
    given(opened, requested, denied).when(asked, HOLDER).then(requested);
  });
});

const byStatute: Extended = {
  type: 'period.Extended',
  data: {
    ...{ way: 'statute', by: 'agency:tn', route: 'act_13', on: '2020-03-27', from: '2024-08-31' },
    ...{ endsOn: '2025-08-31', policy, cites: ['act'], statute: 'statute-TN-act_13@0' },
  },
};
const { way: _, by: _by, ...said } = byStatute.data;
const carryOut = { type: 'ExtendByStatute', ...said, statute: 'statute-TN-act_13@0' } as const;

describe('more time by statute', () => {
  test('is given once, from the last day that was seen', () => {
    given(opened).when(carryOut).then(byStatute);
    given(opened, byStatute).when(carryOut).thenNothing();
    given(opened, byStatute)
      .when({ ...carryOut, endsOn: '2026-08-31' })
      .thenRefused('already_extended');
    given(opened, requested, granted).when(carryOut).thenRefused('end_moved');
    given(opened, completed).when(carryOut).thenRefused('period_completed');
  });

  test('stacks upon what was given before', () => {
    given(opened, requested, granted)
      .when({ ...carryOut, from: '2025-08-31', endsOn: '2026-08-31' })
      .then({ ...byStatute, data: { ...byStatute.data, from: '2025-08-31', endsOn: '2026-08-31' } });
  });

  test('lets a closed period run again', () => {
    given(opened, closed)
      .when(carryOut, AFTERWARDS)
      .then(
        {
          type: 'period.Reopened',
          data: { by: 'agency:tn', on: '2024-09-01', because: 'It was extended by act_13.' },
        },
        byStatute,
      );
  });
});

const AFTERWARDS = { ...AGENCY, today: '2024-09-01' };
const consequence: ConsequenceRead = {
  ...{ consequence: 'inactivation', route: 'inactivation', startedBy: ['statute'], status: 'inactive' },
  ...{ policy, because: 'It is inactive.' },
};
const closed: PeriodEvent = {
  type: 'period.Closed',
  data: {
    ...{ by: 'agency:tn', on: '2024-09-01', consequence: 'inactivation', route: 'inactivation' },
    ...{ startedBy: ['statute'], status: 'inactive', policy, because: 'It is inactive.' },
  },
};
const close = { type: 'Close', law: consequence, awaitsAnswer: false } as const;

describe('a period that ends without a renewal', () => {
  test('is closed on the day after its last, with what the law names', () => {
    given(opened).when(close, AFTERWARDS).then(closed);
    given(opened)
      .when(close, { ...AGENCY, today: '2024-08-31' })
      .thenRefused('not_over');
    given(opened, closed).when(close, AFTERWARDS).thenNothing();
    given(opened, closed)
      .when({ ...close, because: 'Otherwise.' }, AFTERWARDS)
      .thenRefused('already_closed');
  });

  test('is not closed while somebody owes it an answer', () => {
    given(opened)
      .when({ ...close, awaitsAnswer: true }, AFTERWARDS)
      .thenRefused('application_awaits');
    given(opened, requested).when(close, AFTERWARDS).thenRefused('request_awaits');
    given(opened, suspended).when(close, AFTERWARDS).thenRefused('suspended');
  });

  test('is closed with a reason where the law names nothing', () => {
    given(opened)
      .when({ ...close, law: null }, AFTERWARDS)
      .thenRefused('no_consequence');
    given(opened)
      .when({ ...close, law: null, because: 'She retired.' }, AFTERWARDS)
      .then({
        type: 'period.Closed',
        data: { by: 'agency:tn', on: '2024-09-01', consequence: 'none', because: 'She retired.' },
      });
  });

  test('ends with its license, whatever was awaited, and not a second time', () => {
    const end = { type: 'EndWithLicense', because: 'The license was surrendered.' } as const;
    const ended: PeriodEvent = {
      type: 'period.Closed',
      data: { by: 'agency:tn', on: '2024-06-15', consequence: 'none', because: end.because },
    };
    given(opened, requested).when(end).then(ended);
    given(opened, suspended).when(end).then(ended);
    given(opened, ended).when(end).thenNothing();
    given(opened, completed).when(end).thenNothing();
    given().when(end).thenRefused('not_found');
  });

  test('is reopened, and completed by a renewal all the same', () => {
    const reopen = { type: 'Reopen', because: 'A rating arrived.' } as const;
    const reopened: PeriodEvent = {
      type: 'period.Reopened',
      data: { by: 'agency:tn', on: '2024-06-15', because: 'A rating arrived.' },
    };
    given(opened, closed).when(reopen).then(reopened);
    given(opened, closed, reopened).when(reopen).thenNothing();
    given(opened).when(reopen).thenRefused('not_closed');
    given(opened, closed)
      .when({ ...reopen, until: '2024-06-15' })
      .then({ ...reopened, data: { ...reopened.data, until: '2024-06-15' } });
    given(opened, closed)
      .when({ ...reopen, until: '2024-06-14' })
      .thenRefused('until_day');
    given(opened, closed)
      .when({ type: 'Complete', ...completion })
      .then(completed);
  });
});

const suspended: PeriodEvent = {
  type: 'period.Suspended',
  data: {
    ...{ by: 'agency:tn', on: '2024-06-15', from: '2024-01-09', ground: 'active_duty' },
    because: 'Orders.',
  },
};
const resumed: Resumed = {
  type: 'period.Resumed',
  data: {
    ...{ by: 'agency:tn', on: '2024-06-15', from: '2024-08-31', endsOn: '2025-02-05' },
    because: 'Half a year of duty.',
  },
};

describe('a period that rests', () => {
  const suspend = {
    type: 'Suspend',
    from: '2024-01-09',
    ground: 'active_duty',
    because: 'Orders.',
  } as const;
  const because = 'Half a year of duty.';
  const resume = { type: 'Resume', on: '2024-06-15', endsOn: '2025-02-05', because } as const;

  test('does so from a day of its own that has come', () => {
    given(opened).when(suspend).then(suspended);
    given(opened, suspended).when(suspend).thenNothing();
    given(opened, suspended)
      .when({ ...suspend, from: '2024-01-10' })
      .thenRefused('already_suspended');
    for (const from of ['2018-08-31', '2024-06-16', 'never']) {
      given(opened)
        .when({ ...suspend, from })
        .thenRefused('suspension_day');
    }
    given(opened).when(suspend, HOLDER).thenRefused('own_work');
    given(opened, suspended, resumed).when(suspend).thenRefused('suspension_day');
  });

  test('goes on until the day the agency states, never an earlier one', () => {
    given(opened, suspended).when(resume).then(resumed);
    given(opened, suspended, resumed).when(resume).thenNothing();
    given(opened).when(resume).thenRefused('not_suspended');
    given(opened, suspended)
      .when({ ...resume, endsOn: '2024-08-30' })
      .thenRefused('ends_earlier');
    given(opened, suspended)
      .when({ ...resume, on: '2024-01-09' })
      .thenRefused('resumption_day');
    given(opened, suspended)
      .when({ type: 'Resume', on: '2024-06-15', because })
      .then({ ...resumed, data: { ...resumed.data, endsOn: '2024-08-31' } });
  });
});
