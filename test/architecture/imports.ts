import { posix } from 'node:path';
import ts from 'typescript';
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
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, typesOnly: boolean) => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return;
    const isProject = specifier.text.startsWith('.');
    const to = isProject ? posix.normalize(posix.join(posix.dirname(path), specifier.text)) : specifier.text;
    found.push({ from: path, to, isProject, typesOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node));
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isTypeImport({ importClause }: ts.ImportDeclaration): boolean {
  return importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
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

/** Circles of imports that would run, each as the files it goes through. Types may go in circles. */
export function circles(files: readonly SourceFile[]): readonly string[] {
  const next = new Map(
    files.map((file) => [
      file.path,
      importsOf(file).flatMap(({ to, isProject, typesOnly }) => (isProject && !typesOnly ? [to] : [])),
    ]),
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
