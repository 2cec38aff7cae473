import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Circumstances, isRefusal, type Refusal } from '../../src/domain/decider.ts';
import { categoryOf } from '../../src/domain/streams.ts';
import { projectRoot } from '../../src/infra/project-root.ts';
import { recorded, TODAY } from '../domain/given.ts';
import { SAMPLES } from '../golden/samples.ts';
import { EVERY_DECIDER, type WithSubject } from './every-decider.ts';

const ACTORS: readonly Circumstances[] = [
  { actor: 'ada', actorEducator: 'TN-1', today: TODAY },
  { actor: 'grace', actorEducator: 'TN-2', today: TODAY },
  { actor: 'agency', today: TODAY },
];

/** As many are offered at each step until one is carried out, so that walks get far. */
const OFFERS = 30;
const STEPS = 20;
const WALKS = 60;
/** Rare events may need more walks than one round has. */
const ROUNDS = 12;

/** Walks with random commands, and answers which types of events came about. */
const walk: WithSubject<ReadonlySet<string>> = ({
  decider,
  anyCommand,
  stream,
  actors = ACTORS,
  beginnings = [],
}) => {
  const types = new Set<string>();
  const anyActor = fc.constantFrom(...actors);
  const property = fc.property(fc.gen(), (draw) => {
    let state = frozen(decider.initial);
    let recordedSoFar = 0;
    const beginning = draw(() => fc.constantFrom([], ...beginnings));
    for (const { command, by } of beginning) {
      const answer = decider.decide(command, state, by);
      if (isRefusal(answer)) throw new Error(`${JSON.stringify(command)}: ${JSON.stringify(answer)}`);
      for (const event of answer) state = frozen(decider.evolve(state, frozen(recorded(event, -1))));
    }
    for (let left = STEPS * OFFERS; left > 0 && recordedSoFar < STEPS; left -= 1) {
      const command = draw(() => anyCommand);
      const by = draw(() => anyActor);
      const answer = decider.decide(command, state, by);
      if (isRefusal(answer)) {
        if (!isWellSaid(answer)) throw new Error(`${JSON.stringify(command)}: ${JSON.stringify(answer)}`);
        continue;
      }
      for (const event of answer) {
        if (!event.type.startsWith(`${categoryOf(stream)}.`)) throw new Error(`${event.type} in ${stream}`);
        types.add(event.type);
        state = frozen(decider.evolve(state, frozen(recorded(event, recordedSoFar))));
        recordedSoFar += 1;
      }
      const again = decider.decide(command, state, by);
      if (!isRefusal(again) && again.length > 0) throw new Error(`twice: ${JSON.stringify(command)}`);
    }
  });
  fc.assert(property, { numRuns: WALKS });
  return types;
};

function isWellSaid({ refused, because }: Refusal): boolean {
  return (
    /^[a-z][a-z0-9_]*$/.test(refused) &&
    /^\S.*[.?]$/s.test(because) &&
    !/undefined|null|NaN|\[object/.test(because)
  );
}

describe.each(Object.entries(EVERY_DECIDER))('the decider of %s', (name, subject) => {
  test('refuses with a code and a sentence, takes in whatever it decides, and decides nothing twice', () => {
    let unseen = Object.keys(SAMPLES).filter((type) => type.startsWith(`${name}.`));
    for (let round = 0; round < ROUNDS && (round === 0 || unseen.length > 0); round += 1) {
      const reached = subject(walk);
      unseen = unseen.filter((type) => !reached.has(type));
    }
    expect(unseen).toEqual([]);
  });
});

test('every decider is walked', () => {
  const domain = join(projectRoot, 'src/domain');
  const folders = readdirSync(domain).filter((name) => existsSync(join(domain, name, 'decide.ts')));
  expect(Object.keys(EVERY_DECIDER).sort()).toEqual(folders.sort());
});

/** Nothing a decider is given may change under its hands. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}
