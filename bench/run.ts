interface Bench {
  /** With what follows its name on the command line. */
  readonly run: (options: readonly string[]) => Promise<void>;
}

/** `npm run bench -- NAME`: one of these, each line of output a JSON object (`Line` in measure.ts). */
const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  append: () => import('./append.ts'),
  evaluate: () => import('./evaluate.ts'),
  freshness: () => import('./freshness.ts'),
  query: () => import('./query.ts'),
  rebuild: () => import('./rebuild.ts'),
};

const [name = '', ...options] = process.argv.slice(2);
const load = BENCHES[name];
if (load === undefined) {
  process.stderr.write(`There is no bench "${name}". Name one of: ${Object.keys(BENCHES).join(', ')}.\n`);
  process.exitCode = 1;
} else {
  const bench = await load();
  await bench.run(options);
}
