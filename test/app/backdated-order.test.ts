import { describe, expect, test } from '@jest/globals';
import { backdated } from '../../src/app/commands/license/record.ts';

describe('an order that is entered', () => {
  const order = {
    type: 'EnterOrder',
    order: 'suspension',
    ...{ reference: '24-7', fields: [], finalOn: '2024-06-10' },
  } as const;

  test('is recorded with a notice where it binds from before it was final', () => {
    expect(backdated({ ...order, from: '2024-06-09' })).toEqual({
      code: 'order_backdated',
      because: expect.stringContaining('binds from 2024-06-09, before it was final on 2024-06-10'),
    });
    expect(backdated({ ...order, from: '2024-06-10' })).toBeUndefined();
    expect(backdated({ type: 'LiftOrder', reference: '24-7', from: '2024-06-09' })).toBeUndefined();
  });
});
