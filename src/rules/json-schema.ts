import { z } from 'zod';
import { policy } from './language/policy.ts';
import { byDefinition, byDefinitions } from './language/values.ts';

const NAME = { type: 'string', pattern: '^[a-z][a-z0-9_]*$' };

/** What a file may write where the loader writes a definition in. */
const WRITTEN = new Map<unknown, object>([
  [
    byDefinition,
    { type: 'object', properties: { defined: NAME }, required: ['defined'], additionalProperties: false },
  ],
  [byDefinitions, { anyOf: [NAME, { type: 'array', items: NAME, minItems: 1 }] }],
]);

/** The shape of a policy file as JSON Schema, for editors. What refers to names is checked on loading only. */
export function toJsonSchema(schema: z.ZodType = policy): object {
  return z.toJSONSchema(schema, {
    io: 'input',
    reused: 'ref',
    override: ({ zodSchema, jsonSchema }) => {
      const written = WRITTEN.get(zodSchema);
      if (written === undefined) return;
      delete jsonSchema.not;
      Object.assign(jsonSchema, written);
    },
  });
}
