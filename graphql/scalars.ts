import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import type { Position } from '../src/app/queries/position.ts';
import { isDay } from '../src/domain/values/day.ts';
import { explainAmountProblem, parseHundredths } from '../src/domain/values/hundredths.ts';
import { isState } from '../src/domain/values/states.ts';

/** A value that was read, or what is wrong with what was given, as the end of a sentence. */
type Reading<T> = { readonly value: T } | { readonly because: string };

const MOST_ORDINAL_DIGITS = 15;
const INSTANT =
  /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

function readDay(given: unknown): Reading<string> {
  if (typeof given === 'string' && isDay(given)) return { value: given };
  return { because: 'is not a real day of the years 1900 to 2199, written YYYY-MM-DD.' };
}

function readDecimal(given: unknown): Reading<string> {
  if (typeof given !== 'string') return { because: 'is not an amount written as text, as "7.5".' };
  const amount = parseHundredths(given);
  return typeof amount === 'number' ? { value: given } : { because: `${explainAmountProblem(amount)}.` };
}

function readInstant(given: unknown): Reading<number> {
  const day = typeof given === 'string' ? INSTANT.exec(given)?.[1] : undefined;
  if (typeof given === 'string' && day !== undefined && isDay(day)) return { value: Date.parse(given) };
  return { because: 'is not an instant with an offset, written 2024-06-30T23:59:59.999Z.' };
}

function readOrdinal(given: unknown): Reading<number> {
  const number = typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : given;
  if (typeof number === 'number' && Number.isSafeInteger(number) && number >= 0) return { value: number };
  return { because: 'is not a place in the ledger: a whole number from 0.' };
}

function readPosition(given: unknown): Reading<Position> {
  const text = typeof given === 'number' ? String(given) : given;
  const match = typeof text === 'string' ? /^(?:(.{1,200})@)?(\d+)$/.exec(text) : null;
  if (match?.[2] === undefined || match[2].length > MOST_ORDINAL_DIGITS) {
    return { because: 'is neither an ordinal, as 1234, nor a stream and revision, as license-TN-1234567@2.' };
  }
  const [, stream, digits] = match;
  return { value: stream === undefined ? Number(digits) : { stream, revision: Number(digits) } };
}

function readState(given: unknown): Reading<string> {
  if (typeof given === 'string' && isState(given)) return { value: given };
  return { because: 'is not the two capital letters of a state, as TN.' };
}

/** What each scalar of scalars.graphql takes and gives. */
export const SCALARS: { readonly [name: string]: GraphQLScalarType } = {
  Day: scalar('Day', readDay, asIs),
  Decimal: scalar('Decimal', readDecimal, asIs),
  Instant: scalar('Instant', readInstant, (value) => new Date(value as number).toISOString()),
  Ordinal: scalar('Ordinal', readOrdinal, asIs),
  Position: scalar('Position', readPosition, asIs),
  State: scalar('State', readState, asIs),
};

function scalar<T>(
  name: string,
  read: (given: unknown) => Reading<T>,
  serialize: (value: unknown) => unknown,
) {
  return new GraphQLScalarType<T, unknown>({
    name,
    serialize,
    parseValue: (given) => valueOf(read(given)),
    parseLiteral: (node) => valueOf(read(written(node)), node),
  });
}

function asIs(value: unknown): unknown {
  return value;
}

function written(node: ValueNode): unknown {
  switch (node.kind) {
    case Kind.STRING:
      return node.value;
    case Kind.INT:
      return Number(node.value);
    case Kind.FLOAT:
    case Kind.BOOLEAN:
    case Kind.ENUM:
    case Kind.LIST:
    case Kind.NULL:
    case Kind.OBJECT:
    case Kind.VARIABLE:
      return undefined;
  }
}

/** The reason travels in the extensions: the message that GraphQL makes of it quotes the value, ours does not. */
function valueOf<T>(reading: Reading<T>, node?: ValueNode): T {
  if ('value' in reading) return reading.value;
  const { because } = reading;
  throw new GraphQLError(because, {
    extensions: { because },
    ...(node === undefined ? {} : { nodes: node }),
  });
}
