import { Inject } from '@nestjs/common';
import type { Command, CommandBus } from '@nestjs/cqrs';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Recording } from '../src/app/execute.ts';
import { isBadInput } from '../src/app/queries/unanswered.ts';
import type { Jurist } from '../src/app/standing.ts';
import { JURIST } from '../src/app/tokens.ts';
import { isRefusal, type Refusal } from '../src/domain/decider.ts';
import { idOf } from '../src/domain/streams.ts';
import { badInputError, indexBehindError } from './errors/errors.ts';

/** How long to wait for the ordinal of what was just written. */
const ORDINAL_WAIT_MS = 5_000;

/**
 * Carries out a command and puts its answer in the schema's words. `shownAs` is told instead of the stream that was
 * written, where the caller is not to know that.
 */
export async function carryOut(bus: CommandBus, command: Command<Recording | Refusal>, shownAs?: string) {
  const answer = await bus.execute(command);
  if (isRefusal(answer)) return { __typename: 'Refused', code: answer.refused, because: answer.because };
  const stream = shownAs ?? answer.stream;
  const { notices = [] } = answer;
  return { __typename: 'Recorded', ...answer, stream, id: idOf(stream), written: answer.stream, notices };
}

/** The answer to a question: null when there is none, an error when the question was wrong. */
export function answered<T extends object>(answer: T | Refusal | undefined): T | null {
  if (answer === undefined) return null;
  if (!isRefusal(answer)) return answer;
  if (isBadInput(answer)) throw badInputError(answer.field, answer.because);
  throw indexBehindError(answer.because);
}

@Resolver('Recorded')
export class AnswerResolvers {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  @ResolveField('ordinal')
  async ordinal(@Parent() { written, revision }: Recording & { written: string }) {
    if (revision < 0) return null;
    return this.jurist.ledger.log.ordinalOf(written, revision, ORDINAL_WAIT_MS);
  }
}
