import { describe, test } from '@jest/globals';
import type { Circumstances } from '../../src/domain/decider.ts';
import type { OfferingEvent } from '../../src/domain/offering/events.ts';
import { offering, type OfferingTerms } from '../../src/domain/offering/index.ts';
import { AGENCY, specify, TODAY } from './given.ts';

const { given } = specify(offering);
const APPROVER: Circumstances = { actor: 'annie', today: TODAY };
const COURSE: OfferingTerms = {
  ...{ provider: 'an-issuer', kind: 'course', title: 'Fractions', quantity: '3', unit: 'semester_hour' },
  ...{ categories: ['content'], topic: 'mathematics', level: 'graduate', participation: 'taken' },
  ...{ assessed: true, costCents: 45_050, opensOn: '2024-09-01', closesOn: '2024-09-30', takesDays: 90 },
  ...{ states: ['TN', 'PA'], credential: 'an-issuer.fractions-1' },
};
const ANNOUNCE = { type: 'Announce', catalogue: 'an-issuer', name: 'fractions', ...COURSE } as const;
const AMEND = { type: 'Amend', ...COURSE, costCents: 39_000, because: 'A grant pays a part.' } as const;
const announced: OfferingEvent = {
  type: 'offering.Announced',
  data: { catalogue: 'an-issuer', name: 'fractions', ...COURSE, by: 'annie', on: TODAY },
};
const withdrawn: OfferingEvent = {
  type: 'offering.Withdrawn',
  data: { because: 'Nobody teaches it.', by: 'annie', on: '2024-05-01' },
};

describe('an offering', () => {
  test('is announced once, as what its completion would be claimed as', () => {
    given().when(ANNOUNCE, APPROVER).then(announced);
    given(announced).when(ANNOUNCE, APPROVER).thenNothing();
    given(announced)
      .when({ ...ANNOUNCE, title: 'Ratios' }, APPROVER)
      .thenRefused('already_announced');
  });

  test('may have been announced elsewhere before, on a day that is told', () => {
    const data = { ...announced.data, on: '2024-01-15' } as typeof announced.data;
    given()
      .when({ ...ANNOUNCE, on: '2024-01-15' }, APPROVER)
      .then({ ...announced, data });
    for (const on of ['2024-06-16', '2024-02-30']) {
      given()
        .when({ ...ANNOUNCE, on }, APPROVER)
        .thenRefused('announced_on');
    }
    given(announced)
      .when({ ...ANNOUNCE, on: '2024-01-15' }, APPROVER)
      .thenRefused('already_announced');
  });

  test('says nothing that could not be claimed', () => {
    const slips: readonly (readonly [string, Partial<OfferingTerms>])[] = [
      ['quantity_not_a_number', { quantity: 'three' }],
      ['quantity_zero', { quantity: '0' }],
      ['kind', { kind: 'A course' }],
      ['unit', { unit: 'Semester hours' }],
      ['topic', { topic: 'Mathematics!' }],
      ['categories', { categories: ['content', 'content'] }],
      ['title', { title: ' ' }],
    ];
    for (const [code, slip] of slips) {
      given()
        .when({ ...ANNOUNCE, ...slip }, APPROVER)
        .thenRefused(code);
    }
  });

  test('costs whole cents and takes whole days within bounds', () => {
    for (const costCents of [-1, 0.5, 10_000_001, Number.NaN]) {
      given()
        .when({ ...ANNOUNCE, costCents }, APPROVER)
        .thenRefused('cost');
    }
    for (const takesDays of [-1, 1.5, 3_654]) {
      given()
        .when({ ...ANNOUNCE, takesDays }, APPROVER)
        .thenRefused('takes_days');
    }
    const most = { costCents: 10_000_000, takesDays: 3_653 };
    given()
      .when({ ...ANNOUNCE, ...most }, APPROVER)
      .then({ ...announced, data: { ...announced.data, ...most } });
  });

  test('opens no later than it closes', () => {
    given()
      .when({ ...ANNOUNCE, opensOn: '2024-10-01' }, APPROVER)
      .thenRefused('days', 'closes on 2024-09-30');
    given()
      .when({ ...ANNOUNCE, closesOn: '2024-09-31' }, APPROVER)
      .thenRefused('days', 'YYYY-MM-DD');
    const oneDay = { opensOn: '2024-09-30' };
    given()
      .when({ ...ANNOUNCE, ...oneDay }, APPROVER)
      .then({ ...announced, data: { ...announced.data, ...oneDay } });
  });

  test('names states, a provider and a micro-credential by their ids', () => {
    for (const states of [[], ['TN', 'TN'], ['XX']]) {
      given()
        .when({ ...ANNOUNCE, states }, APPROVER)
        .thenRefused('states');
    }
    given()
      .when({ ...ANNOUNCE, provider: 'An Issuer' }, APPROVER)
      .thenRefused('provider');
    given()
      .when({ ...ANNOUNCE, credential: 'fractions' }, APPROVER)
      .thenRefused('credential');
    for (const bad of ['an.issuer', 'An Issuer', '']) {
      given()
        .when({ ...ANNOUNCE, catalogue: bad }, APPROVER)
        .thenRefused('offering_id');
    }
  });

  test('is of the issuer in its own catalogue, and of anybody in that of a state, there alone', () => {
    given()
      .when({ ...ANNOUNCE, provider: 'another-issuer' }, APPROVER)
      .thenRefused('provider', 'itself');
    const listed = { ...ANNOUNCE, catalogue: 'tn', states: ['TN'] };
    const { type: _, ...data } = listed;
    given()
      .when(listed)
      .then({ type: 'offering.Announced', data: { ...data, by: AGENCY.actor, on: TODAY } });
    for (const states of [['PA'], ['TN', 'PA']]) {
      given()
        .when({ ...listed, states })
        .thenRefused('states', 'TN');
    }
    const { states: _states, ...everywhere } = listed;
    given().when(everywhere).thenRefused('states', 'TN');
  });

  test('is amended as a whole, with a reason', () => {
    const { type: _, ...data } = AMEND;
    const amended: OfferingEvent = { type: 'offering.Amended', data: { ...data, by: 'annie', on: TODAY } };
    given(announced).when(AMEND, APPROVER).then(amended);
    given(announced, amended).when(AMEND, APPROVER).thenNothing();
    given(announced)
      .when({ ...AMEND, because: '' }, APPROVER)
      .thenRefused('because');
    given(announced)
      .when({ ...AMEND, provider: 'another-issuer' }, APPROVER)
      .thenRefused('provider');
    given().when(AMEND, APPROVER).thenRefused('not_found');
    given(announced, withdrawn).when(AMEND, APPROVER).thenRefused('withdrawn');
  });

  test('is withdrawn for one reason, and may be announced again from that day on', () => {
    const command = { type: 'Withdraw', because: 'Nobody teaches it.' } as const;
    given(announced)
      .when(command, APPROVER)
      .then({ ...withdrawn, data: { ...withdrawn.data, on: TODAY } });
    given(announced, withdrawn).when(command, APPROVER).thenNothing();
    given(announced, withdrawn)
      .when({ ...command, because: 'Another.' }, APPROVER)
      .thenRefused('already_withdrawn');
    given(announced).when({ type: 'Withdraw', because: '' }, APPROVER).thenRefused('because');
    given().when(command, APPROVER).thenRefused('not_found');

    given(announced, withdrawn).when(ANNOUNCE, APPROVER).then(announced);
    given(announced, withdrawn)
      .when({ ...ANNOUNCE, on: '2024-04-30' }, APPROVER)
      .thenRefused('announced_on');
  });

  test('is judged by each part of a standard, anew when something of it has changed', () => {
    const components = [
      { component: '1.1 Competency', met: true },
      { component: '1.2 Evidence', met: false },
    ];
    const command = { type: 'JudgeQuality', state: 'TN', standard: 'Standard 2023', components } as const;
    const { type: _, ...data } = command;
    const judged: OfferingEvent = {
      type: 'offering.QualityJudged',
      data: { ...data, by: AGENCY.actor, on: TODAY },
    };
    given(announced).when(command).then(judged);
    given(announced, judged).when(command).thenNothing();
    const improved = components.map((one) => ({ ...one, met: true }));
    given(announced, judged)
      .when({ ...command, components: improved })
      .then({ ...judged, data: { ...judged.data, components: improved } });
    given(announced, judged)
      .when({ ...command, state: 'PA' })
      .then({ ...judged, data: { ...judged.data, state: 'PA' } });
    given().when(command).thenRefused('not_found');
    const slips = [[], [...components, ...components], [{ component: '', met: true }]];
    for (const slip of slips) {
      given(announced)
        .when({ ...command, components: slip })
        .thenRefused('components');
    }
    given(announced)
      .when({ ...command, standard: '' })
      .thenRefused('standard');
  });
});
