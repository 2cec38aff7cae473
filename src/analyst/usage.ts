/** What the command can do, for whoever asked for help or for something it cannot do. */
export const USAGE = `npm run policy -- <command>

  new <state> [--strand <strand>] [--in <folder>]
                                writes a policy and its cases to be filled in, with remarks
  check [files...]              loads policy files and their cases, and names every problem
  test [files...]               runs the cases beside policy files, or those of the given .cases.yaml
  mutants [files...]            changes policies in one place at a time, and names what no case notices
  explain <policy> <record.yaml> --as-of <day> [--json]
                                what the policy answers for one record, and why
  schema                        the shape of a policy file as JSON Schema, for editors
  coverage [files...]           which states and strands policies cover, since when, verified when, as YAML
  facts <folder> [files...]     compares what policies cite with the facts of research in a folder of JSON
  diff <old> <new> [--cases <file>]...
                                what one text says otherwise than the other, and which cases are answered otherwise
  what-if <policy> [--as-of <day>] [--by class|field|employer] [--setting <name>=<value>]... [--csv <file>]
          [--threads <n>]
                                who of its state would flip if it were the law, from the configured ledger

Files may be folders, and lie anywhere; without any, those of policies/ are taken. A record is a case without
expect. policies/README.md describes the language, and this command under "The tool".
Exit code 0 when all is well, 1 when a problem, a failed case or a difference was found, 2 when it could not run or was cancelled.`;

/** A file or folder cannot serve for what was asked; the message says why, and what to do. The call was right. */
export class FileError extends Error {
  override readonly name = 'FileError';
}

/** What was asked for cannot be done as it was asked; the message says what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
