import { carryOut } from './analyst/command.ts';
import { USAGE, UsageError } from './analyst/usage.ts';
import { digestOf } from './app/standing/policy-book.ts';
import { stopReason } from './stop-reason.ts';
import { wrongOption } from './wrong-option.ts';

/** `npm run policy -- <command>`: what an analyst who writes policies asks of them. */
async function main(): Promise<number> {
  // npm runs scripts from the folder of package.json; a path is meant from where whoever asks stands.
  const asked = process.env['npm_lifecycle_event'] === 'policy' ? process.env['INIT_CWD'] : undefined;
  const cwd = asked ?? process.cwd();
  const [command, ...args] = process.argv.slice(2);
  if (command === 'what-if' && !args.some((arg) => arg === '--help' || arg === '-h')) {
    // Loaded only where it is needed: everything else here opens no database.
    const { whatIf } = await import('./what-if.ts');
    return whatIf(args, cwd);
  }
  return carryOut(process.argv.slice(2), {
    cwd,
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
  process.exitCode = await main();
} catch (error) {
  process.exitCode = 2;
  const misuse = error instanceof UsageError ? error.message : wrongOption(error);
  process.stderr.write(misuse === undefined ? `${stopReason(error)}\n` : `${misuse}\n\n${USAGE}\n`);
}
