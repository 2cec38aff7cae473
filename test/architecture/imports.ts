import { posix } from 'node:path';
import { type CallExpression, type ModuleItem, parseSync } from '@swc/core';
import type { Layer } from './rules.ts';

export interface SourceFile {
  /** Path from the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  readonly from: string;
  /** A path from the project's root, or a package as it is written. */
  readonly to: string;
  readonly isProject: boolean;
  readonly typesOnly: boolean;
}

/** Every static, dynamic and re-exporting import of a file. */
export function importsOf({ path, text }: SourceFile): readonly Import[] {
  const { body } = parseSync(text, { syntax: 'typescript', decorators: true, target: 'es2023' });
  const asImport = ({ source, typesOnly }: Named): Import => {
    const isProject = source.startsWith('.');
    const to = isProject ? posix.normalize(posix.join(posix.dirname(path), source)) : source;
    return { from: path, to, isProject, typesOnly };
  };
  return [...body.flatMap(statically), ...dynamically(body)].map(asImport);
}

interface Named {
  readonly source: string;
  readonly typesOnly: boolean;
}

function statically(item: ModuleItem): readonly Named[] {
  if (item.type === 'ExportAllDeclaration') return [{ source: item.source.value, typesOnly: false }];
  if (item.type !== 'ImportDeclaration' && item.type !== 'ExportNamedDeclaration') return [];
  return item.source ? [{ source: item.source.value, typesOnly: item.typeOnly }] : [];
}

/** `import('…')`, wherever it stands. */
function dynamically(part: unknown): readonly Named[] {
  if (typeof part !== 'object' || part === null) return [];
  const within = Object.values(part).flatMap(dynamically);
  const source = isCall(part) && part.callee.type === 'Import' ? part.arguments[0]?.expression : undefined;
  return source?.type === 'StringLiteral' ? [{ source: source.value, typesOnly: false }, ...within] : within;
}

function isCall(part: object): part is CallExpression {
  return 'type' in part && part.type === 'CallExpression';
}

/** What the rules forbid, one sentence each. */
export function violations(files: readonly SourceFile[], layers: readonly Layer[]): readonly string[] {
  return files.flatMap((file) => {
    const layer = layers.find(({ files: governed }) => governed.test(file.path));
    if (layer === undefined) return [`${file.path} lies in a folder that may hold no code.`];
    return importsOf(file)
      .filter((found) => !allows(layer, found))
      .map(({ from, to }) => `${from} may not import ${to}.`);
  });
}

function allows(layer: Layer, { to, isProject, typesOnly }: Import): boolean {
  if (isProject) return layer.project.test(to);
  return layer.packages.test(to) || (typesOnly && (layer.types?.test(to) ?? false));
}

/**
 * Circles of imports, each as the files it goes through; of types, too, but within the files where they may nest in
 * each other.
 */
export function circles(files: readonly SourceFile[], mayNest: RegExp): readonly string[] {
  const counts = ({ from, to, isProject, typesOnly }: Import) =>
    isProject && !(typesOnly && mayNest.test(from) && mayNest.test(to));
  const next = new Map(
    files.map((file) => [file.path, importsOf(file).flatMap((one) => (counts(one) ? [one.to] : []))]),
  );
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    const seen = trail.indexOf(path);
    if (seen >= 0) found.push([...trail.slice(seen), path].join(' -> '));
    if (seen >= 0 || done.has(path)) return;
    for (const to of next.get(path) ?? []) walk(to, [...trail, path]);
    done.add(path);
  };
  for (const { path } of files) walk(path, []);
  return found;
}
