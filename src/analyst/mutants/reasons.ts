import { z } from 'zod';
import type { PolicyProblem } from '../../rules/index.ts';
import { slipsOf } from '../../rules/loading/schema-slips.ts';
import { readYaml } from '../../rules/loading/yaml-text.ts';
import type { NamedText } from '../desk.ts';
import type { Fate } from './trial.ts';

const text = z.string().trim().min(1);

/** Mutants no case can kill, each with the reason. */
const list = z.array(z.strictObject({ mutant: text, because: text })).min(1);

export type Reasons = z.infer<typeof list>;

/** Reads a file of reasons. */
export function parseReasons({
  file,
  text: written,
}: NamedText): { readonly reasons: Reasons } | readonly PolicyProblem[] {
  const yaml = readYaml(written, file);
  if (Array.isArray(yaml)) return yaml;
  const parsed = list.safeParse(yaml.data);
  if (parsed.success) return { reasons: parsed.data };
  return slipsOf(parsed.error.issues, yaml.data, Object.keys(list.element.shape)).map(yaml.located);
}

/** What is wrong between mutants and reasons, one sentence each: a survivor without a reason, a reason without one. */
export function faultsOf(fates: readonly Fate[], given: Reasons): readonly string[] {
  const excused = given.map(({ mutant }) => mutant);
  return [
    ...fates
      .filter(({ mutant, fate }) => fate === 'survived' && !excused.includes(mutant))
      .map(({ mutant }) => `No case kills: ${mutant}`),
    ...excused.flatMap((mutant, place) => {
      const stale = whyStale(fates.find((tried) => tried.mutant === mutant));
      const twice = excused.indexOf(mutant) < place ? 'it is given twice' : undefined;
      const why = stale ?? twice;
      return why === undefined ? [] : [`Take out the reason for "${mutant}": ${why}.`];
    }),
  ];
}

function whyStale(tried: Fate | undefined): string | undefined {
  if (tried === undefined) return 'there is no such mutant';
  switch (tried.fate) {
    case 'survived':
      return undefined;
    case 'refused':
      return 'the language refuses it';
    case 'killed':
      return `the case "${tried.by ?? ''}" kills it`;
  }
}
