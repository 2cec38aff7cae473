import { parsePolicy, type Policy } from '../rules/index.ts';
import { problemInWords } from '../rules/loading/problem.ts';
import { usesOf } from '../rules/loading/walk/policy.ts';
import { writeYaml } from '../rules/loading/yaml-text.ts';
import type { Desk, Exit } from './desk.ts';
import { readNamed } from './desk.ts';
import { isCasesPath, yamlPaths } from './policy-paths.ts';

const HEAD = `# What is covered: the states, their strands, since when, and when each was last compared with its sources.
# Written by \`npm run --silent policy -- coverage\`; a test holds it against the files.
`;

/** `coverage [files...]`: the register of what policies cover, as YAML. */
export function coverage(named: readonly string[], desk: Desk): Exit {
  const states = new Map<string, object[]>();
  let sound = true;
  for (const path of yamlPaths(named, desk.cwd).filter((one) => !isCasesPath(one))) {
    const { file, text } = readNamed(path, desk);
    const read = parsePolicy(text, file);
    if (Array.isArray(read)) {
      sound = false;
      for (const problem of read) desk.print(problemInWords(problem));
    } else {
      states.set(read.state, [...(states.get(read.state) ?? []), strandOf(read)]);
    }
  }
  if (sound) desk.print(HEAD + writeYaml(Object.fromEntries(states)));
  return sound ? 0 : 1;
}

/** One strand: what an agency has to confirm, and what an answer cannot take into account, stand beside its days. */
function strandOf(policy: Policy): object {
  const verified = Object.values(policy.citations).map(({ verified_on }) => verified_on);
  const notEncoded = usesOf(policy).nodes.flatMap(({ node }) =>
    node.kind === 'not_encoded' ? [node.id] : [],
  );
  return {
    strand: policy.strand,
    title: policy.title,
    version: policy.version,
    since: policy.since,
    verified_on: verified.sort()[0],
    to_confirm: Object.keys(policy.settings ?? {}),
    not_encoded: notEncoded,
    leaves_out: (policy.leaves_out ?? []).map(({ what }) => what),
  };
}
