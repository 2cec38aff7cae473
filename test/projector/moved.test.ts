import { expect, test } from '@jest/globals';
import { movedRinging } from '../../src/infra/projector/moved.ts';

test('whoever waits is woken when the last of those who follow has come further, not by each', () => {
  const { moved, rings } = counted();
  moved.standsAt('1/follow', 5, true);
  moved.standsAt('2/follow', 5, true);
  const before = rings();
  moved.standsAt('1/follow', 6, true);
  expect(rings()).toBe(before);
  moved.standsAt('2/follow', 6, true);
  expect(rings()).toBe(before + 1);
});

test('whoever waits is woken when the last of those who follow leaves it to another', () => {
  const { moved, rings } = counted();
  moved.standsAt('1/follow', 5, true);
  moved.standsAt('2/follow', 7, true);
  const before = rings();
  moved.left('1/follow');
  expect(rings()).toBe(before + 1);
});

test('whoever waits is woken by one that begins behind the others once it has caught up', () => {
  const { moved, rings } = counted();
  moved.standsAt('1/follow', 7, true);
  moved.standsAt('2/follow', 3, true);
  const before = rings();
  moved.standsAt('2/follow', 7, true);
  expect(rings()).toBe(before + 1);
});

test('whoever waits is woken also after all were left for a while', () => {
  const { moved, rings } = counted();
  moved.standsAt('1/follow', 7, true);
  moved.left('1/follow');
  const before = rings();
  moved.standsAt('1/follow', 8, true);
  expect(rings()).toBe(before + 1);
});

test('whoever waits is woken whenever educators were evaluated', () => {
  const { moved, rings } = counted();
  moved.changed();
  moved.changed();
  expect(rings()).toBe(2);
});

function counted() {
  let count = 0;
  const moved = movedRinging({ ring: () => (count += 1) });
  return { moved, rings: () => count };
}
