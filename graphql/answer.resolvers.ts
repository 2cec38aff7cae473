import { Inject } from '@nestjs/common';
import type { Command, CommandBus } from '@nestjs/cqrs';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Recording } from '../src/app/executing/execute.ts';
import { JURIST } from '../src/app/handlers/tokens.ts';
import { BUSY, isBadInput } from '../src/app/queries/unanswered.ts';
import type { Jurist } from '../src/app/standing/standing.ts';
import { isRefusal, type Refusal } from '../src/domain/decider.ts';
import { idOf } from '../src/domain/streams.ts';
import { badInputError, busyError, indexBehindError } from './errors/errors.ts';

/** How long to wait for the ordinal of what was just written. */
const ORDINAL_WAIT_MS = 5_000;

/**
 * Carries out a command and puts its answer in the schema's words. What is `shown` is told instead, where the caller
 * is not to know which stream was written, or how much stands in it.
 */
export async function carryOut(
  bus: CommandBus,
  command: Command<Recording | Refusal>,
  shown: { readonly stream?: string; readonly revision?: null } = {},
) {
  const answer = await bus.execute(command);
  if (isRefusal(answer)) return { __typename: 'Refused', code: answer.refused, because: answer.because };
  const written = { stream: answer.stream, revision: answer.revision };
  const { notices = [] } = answer;
  const told = { ...answer, ...shown };
  return { __typename: 'Recorded', ...told, id: idOf(told.stream), written, notices };
}

/** The answer to a question: null when there is none, an error when the question was wrong. */
export function answered<T extends object>(answer: T | Refusal | undefined): T | null {
  if (answer === undefined) return null;
  if (!isRefusal(answer)) return answer;
  if (isBadInput(answer)) throw badInputError(answer.field, answer.because);
  if (answer.refused === BUSY.refused) throw busyError(answer.because);
  throw indexBehindError(answer.because);
}

@Resolver('Recorded')
export class AnswerResolvers {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  @ResolveField('ordinal')
  async ordinal(@Parent() { written: { stream, revision } }: { written: Recording }) {
    if (revision < 0) return null;
    return this.jurist.ledger.log.ordinalOf(stream, revision, ORDINAL_WAIT_MS);
  }
}
