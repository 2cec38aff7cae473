import { wrongOption } from '../src/wrong-option.ts';

interface Bench {
  /** With what follows its name on the command line. */
  readonly run: (options: readonly string[]) => Promise<void>;
}

/** `npm run bench -- NAME`: one of these, each line of output a JSON object (`Line` in measure.ts). */
const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  append: () => import('./append.ts'),
  copy: () => import('./copy.ts'),
  evaluate: () => import('./evaluate.ts'),
  freshness: () => import('./freshness.ts'),
  overview: () => import('./overview.ts'),
  plan: () => import('./plan.ts'),
  query: () => import('./query.ts'),
  rebuild: () => import('./rebuild.ts'),
  statewide: () => import('./statewide.ts'),
};

const USAGE = `npm run bench -- NAME [options]

Name one of: ${Object.keys(BENCHES).join(', ')}. docs/performance.md says what each measures, and its options.`;

const [name = '', ...options] = process.argv.slice(2);
const load = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (load === undefined) misused(`There is no bench "${name}".`);
else {
  const bench = await load();
  try {
    await bench.run(options);
  } catch (error) {
    const wrong = wrongOption(error);
    if (wrong === undefined) throw error;
    misused(wrong);
  }
}

function misused(because: string): void {
  process.stderr.write(`${because}\n\n${USAGE}\n`);
  process.exitCode = 1;
}
