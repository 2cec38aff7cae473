import { importStream } from '../../../domain/streams.ts';
import type { Ledger } from '../../log/ledger.ts';
import { closedAt } from '../run-log.ts';

const PAGE = 5_000;

/** Rows become events of these streams alone. */
const STREAMS = ['educator-', 'employment-', 'license-', 'credit-'] as const;

/** Whom an import recorded something of, in the order of their ids. One walk through the log since the import began. */
export async function educatorsOfImport(ledger: Ledger, importId: string): Promise<readonly string[]> {
  const [started] = await ledger.log.readStream(importStream(importId));
  const after = started?.ordinal ?? 0;
  const until = await closedAt(ledger, importId);
  const educators = new Set<string>();
  const filter = { streams: STREAMS, ...(until === undefined ? {} : { until }) };
  for (let last: number | undefined = after; last !== undefined;) {
    const page = await ledger.log.readAll(last, PAGE, filter);
    for (const { metadata } of page) {
      if (metadata.importId === importId && metadata.educator !== undefined) educators.add(metadata.educator);
    }
    last = page.length < PAGE ? undefined : page.at(-1)?.ordinal;
  }
  return [...educators].sort();
}
