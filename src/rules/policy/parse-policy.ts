import { policy as schema, type Policy } from '../language/policy.ts';
import { checkSense } from '../loading/check-policy.ts';
import { isMap, type Plain } from '../loading/check-reach-plain.ts';
import { checkReach } from '../loading/check-reach.ts';
import { onlyOnce, spelledOut } from '../loading/definitions.ts';
import { keysOfSchema } from '../loading/keys-of-schema.ts';
import type { PolicyProblem, Slip } from '../loading/problem.ts';
import { slipsOf } from '../loading/schema-slips.ts';
import { inWords } from '../loading/schema-words.ts';
import type { Path } from '../loading/uses.ts';
import { readPublishedYaml, readYaml } from '../loading/yaml-text.ts';

/**
 * Reads a policy from the text of its file, its definitions written in where they are used. Anything that is not
 * exactly the language is a problem naming file, line, key and remedy: a policy loads whole and checked, or not at
 * all.
 */
export function parsePolicy(text: string, file: string): Policy | PolicyProblem[] {
  const yaml = readYaml(text, file);
  if (Array.isArray(yaml)) return yaml;
  const read = policyIn(yaml.data);
  if (!isSlips(read)) return read;
  return read.map(yaml.located).sort((a, b) => a.line - b.line);
}

/**
 * Reads the text of a policy that was checked and published. What files are refused for may grow stricter; what
 * was published once is read for ever, so only what it cannot be read without is asked of it.
 */
export function readPublished(text: string, name: string): Policy | PolicyProblem[] {
  const yaml = readPublishedYaml(text, name);
  if (Array.isArray(yaml)) return yaml;
  const spelled = spelledOut(yaml.data);
  const parsed = schema.safeParse(spelled.data, { error: inWords });
  if (parsed.success) return parsed.data;
  const slips = slipsOf(parsed.error.issues, spelled.data, keysOfSchema(schema));
  return spelled.shapeAsWritten(slips).map(yaml.located);
}

/** Reads a policy from the data of its file, or says what is wrong with it. */
export function policyIn(data: unknown): Policy | readonly Slip[] {
  const spelled = spelledOut(data);
  const parsed = schema.safeParse(spelled.data, { error: inWords });
  const slips = parsed.success
    ? spelled.asWritten([
        ...checkSense(parsed.data, spelled.taking),
        ...checkReach(parsed.data, spelled.isDefined),
      ])
    : spelled.shapeAsWritten(slipsOf(parsed.error.issues, spelled.data, keysOfSchema(schema)));
  if (parsed.success && slips.length + spelled.slips.length === 0) return parsed.data;
  return onlyOnce([...spelled.slips, ...slips]);
}

function isSlips(read: Policy | readonly Slip[]): read is readonly Slip[] {
  return Array.isArray(read);
}

/**
 * Whether data, with its definitions written in, has the shape of a policy when a sound one was changed at a path
 * only. What stands beside the path is not read again, unless it is a definition, which may stand anywhere. What
 * parts say of each other is left to `checkSense`.
 */
export function hasShape(data: Plain, [section, ...path]: Path): data is Policy {
  const part = data[String(section)];
  const shape = new Map(Object.entries(schema.shape)).get(String(section));
  const mayStandAnywhere =
    section === 'definitions' || (isMap(part) && section === 'parts' && !(String(path[0]) in part));
  return mayStandAnywhere || part === undefined || shape === undefined
    ? schema.safeParse(data).success
    : shape.safeParse(section === 'selected_by' ? part : changedOf(part, path)).success;
}

/**
 * A part without the clauses, entries or requirements beside the one a path leads to: but for the days that select,
 * they say nothing together. One that was taken out leaves another in its place.
 */
function changedOf(part: unknown, [key, ...path]: Path): unknown {
  if (Array.isArray(part)) {
    const members: readonly unknown[] = part;
    return [Number(key) in members ? requirementOf(members[Number(key)], path) : members[0]];
  }
  const inner = isMap(part) ? part[String(key)] : undefined;
  return isMap(part) && Array.isArray(inner) ? { ...part, [String(key)]: changedOf(inner, path) } : part;
}

/** A clause or a requirement with the one below it that a path leads to, and without those beside that. */
function requirementOf(above: unknown, [key, ...path]: Path): unknown {
  if (!isMap(above) || (key !== 'tree' && key !== 'of') || above[key] === undefined) return above;
  const below = above[key];
  return { ...above, [key]: Array.isArray(below) ? changedOf(below, path) : requirementOf(below, path) };
}
