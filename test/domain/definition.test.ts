import { describe, test } from '@jest/globals';
import { definition, type DefinitionCommand } from '../../src/domain/definition/index.ts';
import type { DefinitionEvent } from '../../src/domain/definition/events.ts';
import type { Circumstances } from '../../src/domain/decider.ts';
import { CLOCKS, DEFINITION } from './credential-terms.ts';
import { specify, TODAY } from './given.ts';

const { given } = specify(definition);
const APPROVER: Circumstances = { actor: 'annie', today: TODAY };
const { by: _, on: _on, ...content } = DEFINITION;
const PUBLISH = { type: 'Publish', ...content } as const;
const published: DefinitionEvent = { type: 'definition.Published', data: DEFINITION };
const STACK: Extract<DefinitionCommand, { type: 'Publish' }> = {
  ...{ issuer: 'an-issuer', definition: 'studies', version: 1, title: 'Studies', competency: 'Studies.' },
  ...{ assessors: 1, screened: true, requirements: [], criteria: [], prerequisites: [], reviews: true },
  type: 'Publish',
  pass: { rule: 'every' },
  stack: ['an-issuer.lesson-study'],
};

describe('a definition', () => {
  test('is published in versions, of which none ever changes', () => {
    given().when(PUBLISH, APPROVER).then(published);
    given(published).when(PUBLISH, APPROVER).thenNothing();
    given(published)
      .when({ ...PUBLISH, title: 'Other' }, APPROVER)
      .thenRefused('version_published');
    given(published)
      .when({ ...PUBLISH, version: 2, title: 'Other' }, APPROVER)
      .then({ type: 'definition.Published', data: { ...DEFINITION, version: 2, title: 'Other' } });
    given(published)
      .when({ ...PUBLISH, version: 3 }, APPROVER)
      .thenRefused('version_skipped');
  });

  test('has an issuer and a name without a dot, so that its id has one reading', () => {
    for (const bad of ['an.issuer', 'An Issuer', '', '-']) {
      given()
        .when({ ...PUBLISH, issuer: bad }, APPROVER)
        .thenRefused('definition_id');
    }
    given()
      .when({ ...PUBLISH, prerequisites: ['basics'] }, APPROVER)
      .thenRefused('definition_id');
    given()
      .when({ ...PUBLISH, prerequisites: ['an-issuer.lesson-study'] }, APPROVER)
      .thenRefused('circular');
  });

  test('says what is asked, in which zone, and within how many business days answers are owed', () => {
    const { clocks: _clocks, ...unclocked } = PUBLISH;
    given().when(unclocked, APPROVER).thenRefused('clocks');
    given()
      .when({ ...PUBLISH, clocks: { ...CLOCKS, screen: 0 } }, APPROVER)
      .thenRefused('clocks');
    given()
      .when({ ...PUBLISH, clocks: { ...CLOCKS, zone: 'Moon' } }, APPROVER)
      .thenRefused('zone');
    given()
      .when({ ...PUBLISH, clocks: { ...CLOCKS, closed: ['24 December'] } }, APPROVER)
      .thenRefused('closed');
    given()
      .when({ ...PUBLISH, requirements: [], criteria: [] }, APPROVER)
      .thenRefused('requirements');
    given()
      .when({ ...PUBLISH, competency: '' }, APPROVER)
      .thenRefused('competency');
  });

  test('of a stack names its parts and no criteria; the right to assess comes with a stack alone', () => {
    const { type: _type, ...stack } = STACK;
    given()
      .when(STACK, APPROVER)
      .then({ type: 'definition.Published', data: { ...stack, by: 'annie', on: TODAY } });
    given()
      .when({ ...STACK, criteria: content.criteria }, APPROVER)
      .thenRefused('stack');
    given()
      .when({ ...PUBLISH, reviews: true }, APPROVER)
      .thenRefused('reviews');
  });

  test('is withdrawn, and may come back in a new version', () => {
    const withdrawn: DefinitionEvent = {
      type: 'definition.Withdrawn',
      data: { version: 1, because: 'Replaced.', by: 'annie', on: TODAY },
    };
    given().when({ type: 'Withdraw', because: 'Replaced.' }, APPROVER).thenRefused('not_found');
    given(published).when({ type: 'Withdraw', because: 'Replaced.' }, APPROVER).then(withdrawn);
    given(published, withdrawn).when({ type: 'Withdraw', because: 'Replaced.' }, APPROVER).thenNothing();
    given(published, withdrawn)
      .when({ ...PUBLISH, version: 2 }, APPROVER)
      .then({ type: 'definition.Published', data: { ...DEFINITION, version: 2 } });
  });
});
