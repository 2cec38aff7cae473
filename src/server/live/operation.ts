import {
  type DocumentNode,
  type ExecutionArgs,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { badInputError } from '../../../graphql/errors/errors.ts';
import { nullCondition } from '../../../graphql/limits/conditions.ts';
import { documentLimits, MOST_TOKENS } from '../../../graphql/limits/document-limits.ts';
import { unstorable } from '../../../graphql/limits/storable-text.ts';

const RULES = [...specifiedRules, documentLimits];
const MOST_ERRORS = 5;

/** What is to be followed, held to the same limits as a query over HTTP; or what is wrong with it. */
export function readOperation(
  schema: GraphQLSchema,
  { query, variables, operationName }: SubscribePayload,
  open: boolean,
): ExecutionArgs | readonly GraphQLError[] {
  const document = parsed(query);
  if (document instanceof GraphQLError) return [document];
  const options = { maxErrors: MOST_ERRORS, hideSuggestions: !open };
  const invalid = validate(schema, document, RULES, options).map(withCode('GRAPHQL_VALIDATION_FAILED'));
  if (invalid.length > 0) return invalid;
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return [NOT_HERE];
  const given = variables ?? {};
  const bad = unstorable(document, given) ?? nullCondition(document, given);
  if (bad !== undefined) return [badInputError(bad.field, bad.because)];
  return { schema, document, variableValues: given, operationName: operationName ?? null };
}

const NOT_HERE = new GraphQLError('Only subscriptions are answered here: send everything else by POST.', {
  extensions: { code: 'BAD_REQUEST' },
});

function parsed(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxLexicalTokens: MOST_TOKENS });
  } catch (error) {
    if (error instanceof GraphQLError) return withCode('GRAPHQL_PARSE_FAILED')(error);
    throw error;
  }
}

/** As Apollo says it over HTTP. */
function withCode(code: string) {
  return (error: GraphQLError): GraphQLError => {
    const { message, nodes = null, source = null, positions = null } = error;
    return new GraphQLError(message, {
      ...{ nodes, source, positions },
      extensions: { code, ...error.extensions },
    });
  };
}
