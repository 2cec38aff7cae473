import { carryOut } from './analyst/command.ts';
import { USAGE, UsageError } from './analyst/usage.ts';
import { digestOf } from './app/policy-book.ts';
import { stopReason } from './stop-reason.ts';
import { wrongOption } from './wrong-option.ts';

/** `npm run policy -- <command>`: what an analyst who writes policies asks of them. */
function main(): number {
  // npm runs scripts from the folder of package.json; a path is meant from where whoever asks stands.
  const asked = process.env['npm_lifecycle_event'] === 'policy' ? process.env['INIT_CWD'] : undefined;
  return carryOut(process.argv.slice(2), {
    cwd: asked ?? process.cwd(),
    print: (line) => void process.stdout.write(`${line}\n`),
    digestOf,
  });
}

// Whoever reads may stop reading, as head does; there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  process.exitCode = main();
} catch (error) {
  process.exitCode = 2;
  const misuse = error instanceof UsageError ? error.message : wrongOption(error);
  process.stderr.write(misuse === undefined ? `${stopReason(error)}\n` : `${misuse}\n\n${USAGE}\n`);
}
