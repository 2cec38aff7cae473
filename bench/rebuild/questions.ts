import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Pool } from 'pg';
import { readModelsOf } from '../../projections/read-models.ts';
import { TODAY } from '../today.ts';
import { life } from './life.ts';

/** Waits of questions in milliseconds, and how many were not answered, or otherwise than before. */
export interface Asked {
  readonly waits: readonly number[];
  readonly failures: number;
}

type Question = () => Promise<unknown>;
/** Questions, each with its answer. */
type Answers = readonly (readonly [Question, unknown])[];

const SIZE = 20;
const EDUCATORS = 200;
const AT_ONCE = 2;
const PAUSE_MS = 5;

/** Five questions about each of some educators and their states, each with the answer it has now. */
export async function answeredQuestions(pool: Pool): Promise<Answers> {
  const answers: (readonly [Question, unknown])[] = [];
  for (let number = 0; number < EDUCATORS; number += 1) {
    const { educator, state } = life(number);
    for (const question of questionsAbout(pool, educator, state)) answers.push([question, await question()]);
  }
  return answers;
}

function questionsAbout(pool: Pool, educator: string, state: string): readonly Question[] {
  const models = readModelsOf(pool);
  const window = { size: SIZE, from: 'start' } as const;
  const sort = { by: 'expiresOn', direction: 'asc' } as const;
  return [
    async () => (await models.licensureHours({ educator, window })).items,
    async () => (await models.auditTrail({ sight: { state }, educator, window })).items,
    async () => (await models.licenses({ filter: { state, educator }, sort, window, today: TODAY })).items,
    async () => (await models.licenses({ filter: { state }, sort, window, today: TODAY })).items,
    async () => (await models.pathways({ state, window })).items,
  ];
}

/** Asks them over and over until the signal aborts. */
export async function ask(answers: Answers, signal: AbortSignal): Promise<Asked> {
  const waits: number[] = [];
  let failures = 0;
  const asking = async (from: number) => {
    for (let nth = from; !signal.aborted; nth += 1) {
      const [question, before] = answers[nth % answers.length] ?? [];
      if (question === undefined) return;
      const began = performance.now();
      const isRight = await question().then(
        (answer) => isDeepStrictEqual(answer, before),
        () => false,
      );
      waits.push(performance.now() - began);
      if (!isRight) failures += 1;
      await sleep(PAUSE_MS);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, nth) => asking(nth)));
  return { waits, failures };
}
