import { describe, expect, test } from '@jest/globals';
import { folded } from '../../src/infra/projector/folded.ts';

const into = { table: 'claim', columns: ['id', 'title', 'approved_on', 'denied_on'] };
const claim = (id: string) => ({ sql: 'CLAIM', into, key: id, row: [id, `Title ${id}`, null, null] });
const approve = (id: string, on: string) => ({
  ...{ sql: 'APPROVE', key: id, row: [id, on] },
  sets: { 1: 'approved_on' },
});
const retract = (id: string) => ({ sql: 'RETRACT', key: id, row: [id] });

describe('changes of one piece', () => {
  test('set what is done upon a row in the row itself, the last of it last', () => {
    const first = claim('a');
    const changes = [first, claim('b'), approve('a', '1'), approve('b', '2'), approve('a', '3')];
    expect(folded(changes)).toEqual([
      { ...claim('a'), row: ['a', 'Title a', '3', null] },
      { ...claim('b'), row: ['b', 'Title b', '2', null] },
    ]);
    expect(first).toEqual(claim('a'));
  });

  test('stay as they are upon a row that went in before', () => {
    const changes = [approve('a', '1'), retract('b')];
    expect(folded(changes)).toEqual(changes);
  });

  test('stay as they are after what is more than setting columns, and upon what goes in twice', () => {
    const more = [claim('a'), retract('a'), approve('a', '1'), claim('a'), approve('a', '2')];
    expect(folded(more)).toEqual(more);
    const twice = [claim('a'), claim('a'), approve('a', '1')];
    expect(folded(twice)).toEqual(twice);
    const late = [approve('a', '1'), claim('a'), approve('a', '2')];
    expect(folded(late)).toEqual(late);
  });
});
