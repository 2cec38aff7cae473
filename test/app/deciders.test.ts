import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Circumstances, isRefusal, type Refusal } from '../../src/domain/decider.ts';
import type { LedgerEvent } from '../../src/domain/events.ts';
import { categoryOf } from '../../src/domain/streams.ts';
import { projectRoot } from '../../src/infra/project-root.ts';
import { recorded, TODAY } from '../domain/given.ts';
import { SAMPLES } from '../golden/samples.ts';
import { type Beginning, EVERY_DECIDER, type Subject, type WithSubject } from './every-decider.ts';

const ACTORS: readonly Circumstances[] = [
  { actor: 'ada', actorEducator: 'TN-1', today: TODAY },
  { actor: 'grace', actorEducator: 'TN-2', today: TODAY },
  { actor: 'agency', today: TODAY },
];

/** As many are offered at each step until one is carried out, so that walks get far. */
const OFFERS = 30;
const STEPS = 20;
const WALKS = 60;
/** A round begins where those before it got to, so what is rare and far is reached in a few. */
const ROUNDS = 40;

/**
 * Walks with random commands until each of the types of events came about, and answers which never did.
 * What goes wrong is told with the whole way to it, so nothing is shortened: that may take many minutes.
 */
const walkUntil =
  (types: readonly string[]): WithSubject<readonly string[]> =>
  <C extends object, E extends LedgerEvent, S>({
    decider,
    anyCommand,
    stream,
    actors = ACTORS,
    beginnings = [],
  }: Subject<C, E, S>) => {
    /** The shortest way to each type of event that came about. */
    const ways = new Map<string, Beginning<C>>();
    const anyActor = fc.constantFrom(...actors);

    const walkFrom = (starts: readonly Beginning<C>[]) =>
      fc.property(fc.gen(), (draw) => {
        const { decide, evolve, initial } = decider;
        let way = draw(() => fc.constantFrom(...starts));
        let state = frozen(initial);
        let count = 0;
        /** Takes in what was decided, as a log would number it. */
        const record = (events: readonly E[]) => {
          for (const event of events) {
            state = frozen(evolve(state, frozen(recorded(event, count))));
            count += 1;
          }
        };
        for (const { command, by } of way) {
          const answer = decide(command, state, by);
          if (isRefusal(answer)) throw new Error(JSON.stringify({ way, command, by, answer }));
          record(answer);
        }
        const enough = count + STEPS;
        for (let left = STEPS * OFFERS; left > 0 && count < enough; left -= 1) {
          const command = draw(() => anyCommand);
          const by = draw(() => anyActor);
          const wrong = (what: unknown) => new Error(JSON.stringify({ way, command, by, what }));
          const answer = decide(command, state, by);
          if (isRefusal(answer)) {
            if (!isWellSaid(answer)) throw wrong(answer);
            continue;
          }
          const strange = answer.find(({ type }) => !type.startsWith(`${categoryOf(stream)}.`));
          if (strange !== undefined) throw wrong(strange);
          record(answer);
          const again = decide(command, state, by);
          if (!isRefusal(again) && again.length > 0) throw wrong('decided twice');
          if (answer.length === 0) continue;
          way = [...way, { command, by }];
          for (const { type } of answer) {
            if ((ways.get(type)?.length ?? Infinity) > way.length) ways.set(type, way);
          }
        }
      });

    const unseen = () => types.filter((type) => !ways.has(type));
    for (let round = 0; round < ROUNDS && (round === 0 || unseen().length > 0); round += 1) {
      fc.assert(walkFrom([[], ...beginnings, ...ways.values()]), { numRuns: WALKS, endOnFailure: true });
    }
    return unseen();
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
    const types = Object.keys(SAMPLES).filter((type) => type.startsWith(`${name}.`));
    expect(subject(walkUntil(types))).toEqual([]);
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
