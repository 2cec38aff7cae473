import { describe, expect, test } from '@jest/globals';
import {
  approvalOn,
  type PlacedProviderEvent,
  type ProviderRegister,
  registerOf,
} from '../../src/domain/provider/register.ts';

const approved = (eventId: string, from: string, until?: string, state = 'NY'): PlacedProviderEvent => ({
  ...{ stream: 'provider-a-college', eventId, type: 'provider.Approved' },
  data: { provider: 'a-college', state, from, ...(until && { until }), by: 'agency', on: from },
});
const ended = (eventId: string, from: string, until: string): PlacedProviderEvent => ({
  ...{ stream: 'provider-a-college', eventId, type: 'provider.ApprovalEnded' },
  data: { state: 'NY', from, until, because: 'It closed.', by: 'agency', on: until },
});

function registerFrom(...events: readonly PlacedProviderEvent[]): ProviderRegister {
  const register = registerOf('NY', events);
  if (register === undefined) throw new Error('It keeps one.');
  return register;
}

describe('the register of approved providers', () => {
  test('is one only where the state has approved any', () => {
    expect(registerOf('NY', [])).toBeUndefined();
    expect(registerOf('NY', [approved('1', '2020-01-01', undefined, 'TX')])).toBeUndefined();
  });

  test('has a provider from the first to the last day of each approval, with the events it rests on', () => {
    const register = registerFrom(
      approved('1', '2020-01-01', '2020-12-31'),
      approved('2', '2022-01-01'),
      ended('3', '2022-01-01', '2022-06-30'),
    );
    const on = (day: string) => approvalOn(register, 'a-college', day);
    expect(on('2019-12-31')).toEqual({ isApproved: false, events: [] });
    expect(on('2020-01-01')).toEqual({ isApproved: true, events: ['1'] });
    expect(on('2020-12-31')).toEqual({ isApproved: true, events: ['1'] });
    expect(on('2021-01-01')).toEqual({ isApproved: false, events: ['1'] });
    expect(on('2022-06-30')).toEqual({ isApproved: true, events: ['2', '3'] });
    expect(on('2022-07-01')).toEqual({ isApproved: false, events: ['2', '3'] });
    expect(approvalOn(register, 'another', '2020-06-01')).toEqual({ isApproved: false, events: [] });
  });

  test('has no day of an approval that was given in error, and those of one that was given again', () => {
    const again = [approved('1', '2020-01-01'), ended('2', '2020-01-01', '2019-12-31')];
    expect(approvalOn(registerFrom(...again), 'a-college', '2020-01-01')).toEqual({
      ...{ isApproved: false, events: ['1', '2'] },
    });
    const register = registerFrom(
      ...again,
      approved('3', '2020-01-01'),
      ended('4', '2020-01-01', '2020-01-31'),
    );
    expect(approvalOn(register, 'a-college', '2020-01-31')).toEqual({ isApproved: true, events: ['3', '4'] });
    expect(approvalOn(register, 'a-college', '2020-02-01').isApproved).toBe(false);
  });
});
