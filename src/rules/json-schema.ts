import { z } from 'zod';
import { policy } from './language/policy.ts';

/** The shape of a policy file as JSON Schema, for editors. What refers to names is checked on loading only. */
export function toJsonSchema(): object {
  return z.toJSONSchema(policy, { io: 'input' });
}
