import { Gauge, type Registry } from 'prom-client';
import { bounded } from '../health/check.ts';

/** Figures that are looked up whenever metrics are asked for. */
export interface Source {
  readonly name: string;
  readonly refresh: () => Promise<void>;
  /** Takes its figures back: those of before would be taken for those of now. */
  readonly forget: () => void;
}

/** A database that is slow shall not keep the other figures from whoever asks. */
const TIMEOUT_MS = 3_000;

/** The registry's text after every source was looked up; a source that could not be is left out, and said so. */
export function scraping(registry: Registry, sources: readonly Source[]): () => Promise<string> {
  const up = new Gauge({
    name: 'ledger_metrics_source_up',
    help: 'Whether what these figures are looked up in answered (1) or not (0).',
    labelNames: ['source'],
    registers: [registry],
  });
  const looks = sources.map((source) => ({
    source,
    check: bounded(
      { name: source.name, look: () => source.refresh().then(() => ({ well: true as const })) },
      TIMEOUT_MS,
    ),
  }));
  return async () => {
    await Promise.all(
      looks.map(async ({ source, check }) => {
        const { well } = await check.look();
        up.set({ source: source.name }, well ? 1 : 0);
        if (!well) source.forget();
      }),
    );
    return registry.metrics();
  };
}
