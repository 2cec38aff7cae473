import { policy as schema, type Policy } from './language/policy.ts';
import { checkPolicy } from './loading/check-policy.ts';
import { keysOfSchema } from './loading/keys-of-schema.ts';
import type { PolicyProblem } from './loading/problem.ts';
import { slipsOf } from './loading/schema-slips.ts';
import { readYaml } from './loading/yaml-text.ts';

/**
 * Reads a policy from the text of its file. Anything that is not exactly the language is a problem naming
 * file, line, key and remedy: a policy loads whole and checked, or not at all.
 */
export function parsePolicy(text: string, file: string): Policy | PolicyProblem[] {
  const yaml = readYaml(text, file);
  if (Array.isArray(yaml)) return yaml;
  const parsed = schema.safeParse(yaml.data);
  const slips = parsed.success
    ? checkPolicy(parsed.data)
    : slipsOf(parsed.error.issues, yaml.data, keysOfSchema(schema));
  if (parsed.success && slips.length === 0) return parsed.data;
  return slips.map(yaml.located).sort((a, b) => a.line - b.line);
}

/**
 * Reads the text of a policy that was checked and published. What files are refused for may grow stricter; what
 * was published once is read for ever, so only what it cannot be read without is asked of it.
 */
export function readPublished(text: string, name: string): Policy | PolicyProblem[] {
  const yaml = readYaml(text, name);
  if (Array.isArray(yaml)) return yaml;
  const parsed = schema.safeParse(yaml.data);
  if (parsed.success) return parsed.data;
  return slipsOf(parsed.error.issues, yaml.data, keysOfSchema(schema)).map(yaml.located);
}

/**
 * Whether data that differs from a policy in one part has the shape of a policy. The other parts are not read
 * again, and what parts say of each other is left to `checkPolicy`.
 */
export function hasShape(data: Readonly<Record<string, unknown>>, changedPart: string): data is Policy {
  const part = data[changedPart];
  const shape = new Map(Object.entries(schema.shape)).get(changedPart);
  return part === undefined || shape === undefined
    ? schema.safeParse(data).success
    : shape.safeParse(part).success;
}
