import { z } from 'zod';
import { part } from '../language/node.ts';
import { policy } from '../language/policy.ts';
import { byDefinition, byDefinitions, byGiven } from '../language/values.ts';

const NAME = { type: 'string', pattern: '^[a-z][a-z0-9_]*$' };

const GIVEN = { type: 'object', propertyNames: NAME };

/** What a file may write where the loader writes something in. */
const WRITTEN = new Map<unknown, object>([
  [
    byDefinition,
    {
      type: 'object',
      properties: { defined: NAME, given: GIVEN },
      required: ['defined'],
      additionalProperties: false,
    },
  ],
  [byDefinitions, { anyOf: [NAME, { type: 'array', items: NAME, minItems: 1 }] }],
  [byGiven, GIVEN],
]);

/** The shape of a policy file as JSON Schema, for editors. What refers to names is checked on loading only. */
export function toJsonSchema(schema: z.ZodType = policy): object {
  return z.toJSONSchema(schema, {
    io: 'input',
    reused: 'ref',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === part) delete jsonSchema.properties?.['of'];
      const held = zodSchema === HOLDING_HOLES.definitions || zodSchema === HOLDING_HOLES.parts;
      if (held) jsonSchema.additionalProperties = orWithHoles(jsonSchema.additionalProperties);
      const written = WRITTEN.get(zodSchema);
      if (written === undefined) return;
      delete jsonSchema.not;
      Object.assign(jsonSchema, written);
    },
  });
}

const HOLDING_HOLES = {
  definitions: policy.shape.definitions.unwrap(),
  parts: policy.shape.parts.unwrap(),
};

type JsonSchema = z.core.JSONSchema.JSONSchema;

/** With `takes`, holes may stand anywhere inside, and what is given is read where it is used. */
function orWithHoles(whole: JsonSchema['additionalProperties']): JsonSchema {
  const takes: JsonSchema = { type: 'object', additionalProperties: { type: 'string' }, minProperties: 1 };
  const withHoles: JsonSchema = { type: 'object', properties: { takes }, required: ['takes'] };
  return typeof whole === 'object' ? { anyOf: [whole, withHoles] } : withHoles;
}
