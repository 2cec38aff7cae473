import { describe, test } from '@jest/globals';
import type { ProviderEvent } from '../../src/domain/provider/events.ts';
import { provider } from '../../src/domain/provider/index.ts';
import { AGENCY, specify, TODAY } from './given.ts';

const { given } = specify(provider);
const SPAN = { state: 'TN', from: '2024-01-01', until: '2024-12-31' };
const APPROVE = { type: 'Approve', provider: 'a-college', ...SPAN } as const;
const END = { type: 'EndApproval', state: 'TN', from: '2024-01-01', because: 'It closed.' } as const;
const told = { by: AGENCY.actor, on: TODAY };
const approved: ProviderEvent = {
  type: 'provider.Approved',
  data: { provider: 'a-college', ...SPAN, ...told },
};
const ended = (until: string): ProviderEvent => ({
  type: 'provider.ApprovalEnded',
  data: { state: 'TN', from: '2024-01-01', until, because: 'It closed.', ...told },
});

describe('a provider', () => {
  test('is approved in a state on given days, or until that is ended', () => {
    given().when(APPROVE).then(approved);
    given(approved).when(APPROVE).thenNothing();
    const open = { provider: 'a-college', state: 'PA', from: '2024-01-01' };
    const openly: ProviderEvent = { type: 'provider.Approved', data: { ...open, ...told } };
    given(approved)
      .when({ type: 'Approve', ...open })
      .then(openly);
    given(openly)
      .when({ type: 'Approve', ...open, from: '2090-01-01' })
      .thenRefused('already_approved');
  });

  test('is not approved twice for one day', () => {
    for (const [from, until] of [
      ['2024-12-31', '2025-12-31'],
      ['2023-01-01', '2024-01-01'],
      ['2024-01-01', '2024-06-30'],
    ] as const) {
      given(approved)
        .when({ ...APPROVE, from, until })
        .thenRefused('already_approved');
    }
    const next = { ...SPAN, from: '2025-01-01', until: '2025-12-31' };
    given(approved)
      .when({ ...APPROVE, ...next })
      .then({ type: 'provider.Approved', data: { provider: 'a-college', ...next, ...told } });
  });

  test('is named by its id, and its days exist and follow each other', () => {
    given()
      .when({ ...APPROVE, provider: 'A College' })
      .thenRefused('provider');
    given()
      .when({ ...APPROVE, state: 'XX' })
      .thenRefused('state_unknown');
    given()
      .when({ ...APPROVE, until: '2023-12-31' })
      .thenRefused('days');
    given()
      .when({ ...APPROVE, from: '2024-02-30' })
      .thenRefused('days');
  });

  test('loses its approval on a day for which it was given', () => {
    given(approved)
      .when({ ...END, until: '2024-06-30' })
      .then(ended('2024-06-30'));
    given(approved, ended('2024-06-30'))
      .when({ ...END, until: '2024-06-30' })
      .thenNothing();
    for (const until of ['2025-01-01', '2023-12-30', '2024-06-31']) {
      given(approved)
        .when({ ...END, until })
        .thenRefused('until');
    }
    given(approved)
      .when({ ...END, until: '2024-06-30', because: '' })
      .thenRefused('because');
    given(approved)
      .when({ ...END, from: '2024-01-02', until: '2024-06-30' })
      .thenRefused('approval_unknown');
  });

  test('was never approved where the approval ends on the day before its first', () => {
    given(approved)
      .when({ ...END, until: '2023-12-31' })
      .then(ended('2023-12-31'));
    given(approved, ended('2023-12-31')).when(APPROVE).then(approved);
    given(approved, ended('2023-12-31'))
      .when({ ...END, until: '2024-06-30' })
      .thenRefused('approval_unknown');
  });
});
