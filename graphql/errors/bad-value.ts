import { GraphQLError, Kind, type Token, TokenKind } from 'graphql';

/** A value the schema does not take: where it stood, and what is wrong, without the value itself. */
export interface BadValue {
  readonly field: string;
  readonly because: string;
}

const NOT_GIVEN = 'is needed, and was not given.';
const MUST_NOT_BE_NULL = 'must not be null.';
const GENERIC = 'does not have the type or value that the schema asks for.';

/** Sentences of GraphQL that name fields and types only. The others quote what was sent, which may be personal. */
const ABOUT_FIELD = /Field "(?:\w+\.)?(\w+)" of required type "[\w![\]]+" was not provided\.$/;
const UNKNOWN_FIELD = /Field "(\w+)" is not defined by type "\w+"/;
const ABOUT_VARIABLE =
  /^Variable "\$(\w+)" of (?:required|non-null) type "[\w![\]]+" (was not provided|must not be null)\.$/;
/** Only noticed while answering: a variable may be null where it stands for an argument that has a default. */
const ABOUT_ARGUMENT =
  /^Argument "(\w+)" (?:of (?:required|non-null) type "[\w![\]]+" (must not be null\.)|has invalid value )/;
const ARGUMENT_MISSING = /argument "(\w+)" of type "[\w![\]]+" is required, but it was not provided\.$/;
const VARIABLE = /^Variable "\$(\w+)" got invalid value /;
const PATH = /.* at "([\w.[\]]+)"; /s;

/** Reads what GraphQL says of a value in a literal or in a variable; undefined for any other error. */
export function badValueOf(error: unknown): BadValue | undefined {
  if (!(error instanceof GraphQLError)) return undefined;
  const { message, extensions } = error;
  const because = typeof extensions['because'] === 'string' ? extensions['because'] : undefined;
  const missing = ABOUT_FIELD.exec(message);
  if (missing?.[1] !== undefined) return { field: missing[1], because: NOT_GIVEN };
  const unknown = UNKNOWN_FIELD.exec(message);
  if (unknown?.[1] !== undefined) return { field: unknown[1], because: 'is no field of this input.' };
  const absent = ABOUT_VARIABLE.exec(message);
  if (absent?.[1] !== undefined) {
    return { field: absent[1], because: absent[2] === 'was not provided' ? NOT_GIVEN : MUST_NOT_BE_NULL };
  }
  const argument = ABOUT_ARGUMENT.exec(message);
  if (argument?.[1] !== undefined)
    return { field: argument[1], because: argument[2] === undefined ? GENERIC : MUST_NOT_BE_NULL };
  const unsaid = ARGUMENT_MISSING.exec(message)?.[1];
  if (unsaid !== undefined) return { field: unsaid, because: NOT_GIVEN };
  const variable = VARIABLE.exec(message)?.[1];
  if (variable !== undefined) {
    return { field: PATH.exec(message)?.[1] ?? variable, because: because ?? GENERIC };
  }
  const [node] = error.nodes ?? [];
  if (node === undefined || !node.kind.endsWith('Value')) return undefined;
  return {
    field: nameBefore(node.loc?.startToken) ?? 'a value',
    because: because ?? (node.kind === Kind.NULL ? MUST_NOT_BE_NULL : GENERIC),
  };
}

/** The argument or field a literal was written for: the name before the colon that introduces it. */
function nameBefore(token: Token | undefined): string | undefined {
  let closed = 0;
  for (let at = token?.prev; at; at = at.prev) {
    if (at.kind === TokenKind.BRACE_R || at.kind === TokenKind.BRACKET_R) closed += 1;
    if (at.kind === TokenKind.BRACE_L || at.kind === TokenKind.BRACKET_L) closed = Math.max(0, closed - 1);
    if (at.kind === TokenKind.COLON && closed === 0) return at.prev?.value;
  }
  return undefined;
}
