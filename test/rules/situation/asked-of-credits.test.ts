import { expect, test } from '@jest/globals';
import { credit } from '../facts-support.ts';
import { asking } from '../nodes/asking.ts';
import { cite, invented } from '../policy-support.ts';

const hours = { kind: 'amount', at_least: 1 };
const entry = (where: object) => [{ where: { unit: 'clock_hour', ...where }, worth: { per_unit: 1 } }];
const askedBy = (parts: object) =>
  invented({ tree: { id: 'hours', asks: 'An hour.', since: 'unknown', cite, ...hours }, ...parts })
    .askedOfCredits;

test('What stands in a policy as a name is asked of credits, and nothing else', () => {
  expect(askedBy({ entries: entry({ topic: 'algebra' }) })).toMatchObject({ topic: true, provider: false });
  expect(askedBy({ entries: entry({}) })).toMatchObject({ topic: false, level: false });
  const floor = { asks: 'Ten by one provider.', by: 'provider', at_least: 10 };
  expect(askedBy({ floors: [floor] })).toMatchObject({ topic: false, provider: true });
});

test('A condition on other records reads what it asks of the credit it stands within', () => {
  const same = { recorded: { from: 'employment', where: { field: { same_as: 'item.field' } } } };
  const ask = asking(hours, { entries: entry(same) });
  const taught = { employment: [{ eventId: 'post', attributes: { field: 'physics', from: '2020-01-01' } }] };
  const of = (field: string) => [
    credit({ quantity: 100, completedOn: '2023-06-30', field, acts: { approvedOn: '2023-07-15' } }),
  ];
  expect(ask({ credits: of('physics'), facts: { further: taught } }).outcome).toBe('met');
  expect(ask({ credits: of('algebra'), facts: { further: taught } }).outcome).toBe('not_met');
});
