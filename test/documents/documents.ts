import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../src/infra/project-root.ts';

/** Folders that hold documents of ours; a document anywhere else is not found, and not checked. */
const FOLDERS = ['docs', 'policies', 'examples'];

/** Every Markdown file of the project, by its path from the root. */
export function documents(): readonly string[] {
  const inFolders = FOLDERS.flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(folder, name),
    ),
  );
  return [...readdirSync(projectRoot), ...inFolders].filter((path) => path.endsWith('.md')).sort();
}

/** Links of a document to files of the project that are not there. */
export function brokenLinks(path: string, text: string): readonly string[] {
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets
    .filter((target) => !/^(https?:|mailto:|#)/.test(target))
    .map((target) => target.replace(/#.*$/, ''))
    .filter((target) => !existsSync(join(projectRoot, dirname(path), target)));
}

/** Paths in backticks that begin with a folder of the project and lead nowhere; `<…>` stands for any name. */
export function brokenPaths(text: string): readonly string[] {
  const folders = readdirSync(projectRoot, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const named = new Set(folders.map(({ name }) => name));
  return [...text.matchAll(/`([\w.-]+\/[\w./-]*)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => named.has(path.split('/')[0] ?? ''))
    .filter((path) => !GENERATED.test(path) && !existsSync(join(projectRoot, path)));
}

const GENERATED = /^(data|dist|node_modules)\//;

/** Scripts of package.json that a document tells to run. */
export function scriptsNamed(text: string): readonly string[] {
  const run = [...text.matchAll(/\bnpm run (?:--silent )?([\w:-]+)/g)].map(([, name = '']) => name);
  const short = [...text.matchAll(/\bnpm (start|test)\b/g)].map(([, name = '']) => name);
  return [...new Set([...run, ...short])];
}

/** Words in backticks, or before `=` in a command, that are written as variables of the environment are. */
export function variablesNamed(text: string): readonly string[] {
  const quoted = [...text.matchAll(/`([A-Z][A-Z0-9]+(?:_[A-Z0-9]+)*)(?:=[^`]*)?`/g)];
  const assigned = [...text.matchAll(/(?:^|\s)([A-Z][A-Z0-9]+(?:_[A-Z0-9]+)*)=/gm)];
  return [...new Set([...quoted, ...assigned].map(([, name = '']) => name))];
}
