import { expect, test } from '@jest/globals';
import { open } from '../../src/app/envelope.ts';
import { mayBeFact, recordOf } from '../../src/app/facts-of.ts';
import { goldenEvents, inLog, KEY } from '../golden/stored.ts';

const events = goldenEvents().map(({ stored }) => {
  const category = stored.type.slice(0, stored.type.indexOf('.'));
  // What is sealed is bound to its stream, so it is moved once it is open.
  return { ...open(inLog(stored), () => KEY), stream: `${category}-ZZ-1` };
});

test('what may be no fact of law leaves an educator’s record as it was', () => {
  const none = events.filter((event) => !mayBeFact(event));
  const categories = new Set(none.map(({ stream }) => stream.slice(0, stream.indexOf('-'))));
  expect([...categories].sort()).toEqual([
    'agenda',
    'calendar',
    'credential',
    'definition',
    'import',
    'policy',
    'reminder',
    'statute',
    'submission',
  ]);
  // Among facts, so that one that changed another would be seen; the measure that was kept is below any that counts.
  const facts = events.filter((event) => mayBeFact(event) && event.type !== 'educator.MeasureRecorded');
  expect(facts.length).toBeGreaterThan(10);
  for (const event of none) expect(recordOf('ZZ-1', [...facts, event])).toEqual(recordOf('ZZ-1', facts));
});
