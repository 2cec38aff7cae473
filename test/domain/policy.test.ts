import { describe, test } from '@jest/globals';
import type { PolicyEvent } from '../../src/domain/policy/events.ts';
import { policy } from '../../src/domain/policy/index.ts';
import { AGENCY, specify, TODAY } from './given.ts';

const { given } = specify(policy);

const text = 'schema: 1';
const file = { state: 'TN', strand: 'recertification', schema: 1, text };
const first = { ...file, version: 1, digest: '1'.repeat(64) };
const second = { ...file, version: 2, digest: '2'.repeat(64) };
const published: PolicyEvent = { type: 'policy.Published', data: first };
const because = 'Letter of the general counsel, 2024-01-10.';
const choice = { state: 'TN', strand: 'recertification', setting: 'version_day', because };

describe('a policy', () => {
  test('is published once a version, and a published version never changes', () => {
    given()
      .when({ type: 'Publish', ...first })
      .then(published);
    given(published)
      .when({ type: 'Publish', ...first })
      .thenNothing();
    given(published)
      .when({ type: 'Publish', ...first, digest: '9'.repeat(64) })
      .thenRefused('version_changed');
  });

  test('is published in the order of its versions', () => {
    given(published)
      .when({ type: 'Publish', ...second })
      .then({ type: 'policy.Published', data: second });
    given(published)
      .when({ type: 'Publish', ...second, version: 3 })
      .thenRefused('version_skipped');
    given({ type: 'policy.Published', data: second })
      .when({ type: 'Publish', ...first })
      .thenRefused('version_skipped');
  });

  test('is published first in whatever version it has where the ledger begins', () => {
    given()
      .when({ type: 'Publish', ...second })
      .then({ type: 'policy.Published', data: second });
  });

  test('has a setting confirmed by the agency, and confirmed otherwise later', () => {
    const confirm = { type: 'ConfirmSetting', ...choice, value: 'expiration' } as const;
    const by = { by: AGENCY.actor, on: TODAY };
    const confirmed: PolicyEvent = {
      type: 'policy.SettingConfirmed',
      data: { ...choice, value: 'expiration', ...by },
    };
    given(published).when(confirm).then(confirmed);
    given(published, confirmed).when(confirm).thenNothing();
    given(published, confirmed)
      .when({ ...confirm, value: 'application' })
      .then({ type: 'policy.SettingConfirmed', data: { ...choice, value: 'application', ...by } });
    given().when(confirm).thenRefused('policy_unknown');
    given(published)
      .when({ ...confirm, because: '' })
      .thenRefused('because');
  });
});
