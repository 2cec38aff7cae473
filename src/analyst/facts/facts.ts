import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { problemInWords } from '../../rules/loading/problem.ts';
import { readYaml } from '../../rules/loading/yaml-text.ts';
import { counted } from '../counted.ts';
import { readNamed, type Desk, type Exit } from '../desk.ts';
import { found, isCasesPath, yamlPaths } from '../policy-paths.ts';
import { FileError, UsageError } from '../usage.ts';
import { compareFacts } from './compare-facts.ts';
import { factBook, type FactBook } from './fact-book.ts';

/** `facts <folder> [files...]` */
export function facts(args: readonly string[], desk: Desk): Exit {
  const [folder, ...named] = args;
  if (folder === undefined) throw new UsageError('facts takes the folder of the facts first.');
  const book = bookIn(found(folder, desk.cwd), desk);
  for (const problem of book.problems) desk.print(problem);
  const paths = yamlPaths(named, desk.cwd).filter((path) => !isCasesPath(path));
  const counts = paths.map((path) => compareFile(path, book, desk));
  const differences = counts.reduce((sum, count) => sum + count.differences, book.problems.length);
  const citations = counts.reduce((sum, count) => sum + count.citations, 0);
  const ofNotes = counts.reduce((sum, count) => sum + count.ofNotes, 0);
  desk.print(
    `${counted(paths.length, 'policy', 'policies')}, ${counted(citations, 'citation')} compared with ` +
      `${counted(book.facts.size, 'fact')}: ${counted(differences, 'difference')}.` +
      (ofNotes === 0 ? '' : ` ${counted(ofNotes, 'citation')} of notes not compared.`),
  );
  return differences === 0 ? 0 : 1;
}

function compareFile(path: string, book: FactBook, desk: Desk) {
  const { file, text } = readNamed(path, desk);
  const yaml = readYaml(text, file);
  if (Array.isArray(yaml)) {
    for (const problem of yaml) desk.print(problemInWords(problem));
    return { citations: 0, ofNotes: 0, differences: yaml.length };
  }
  const { citations, ofNotes, differences } = compareFacts(yaml.data, book);
  const located = differences.map(yaml.located).sort((a, b) => a.line - b.line);
  for (const difference of located) desk.print(problemInWords(difference));
  return { citations, ofNotes, differences: differences.length };
}

function bookIn(folder: string, desk: Desk): FactBook {
  const names = statSync(folder).isDirectory()
    ? readdirSync(folder).filter((name) => name.endsWith('.json'))
    : [];
  if (names.length === 0) throw new FileError(`${folder} holds no .json file: name the folder of the facts.`);
  return factBook(names.sort().map((name) => readNamed(join(folder, name), desk)));
}
