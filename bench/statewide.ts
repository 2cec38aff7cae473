import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Facts } from '../src/domain/facts.ts';
import { evaluate } from '../src/rules/index.ts';
import { educator } from './massachusetts/educators.ts';
import { compared, consume, interleaved, print, type Round } from './measure.ts';
import { exampleSettings, massachusettsPolicy } from './policies.ts';
import { TODAY } from './today.ts';

/** Every educator of a state from a file of facts, one a line, against reading and parsing the file alone. */
export async function statewide(bench: string, educators: number): Promise<void> {
  const policy = await massachusettsPolicy();
  const settings = exampleSettings('MA', 'recertification');
  const folder = await mkdtemp(join(tmpdir(), 'statewide-'));
  try {
    const file = join(folder, 'facts.jsonl');
    await write(file, educators);
    const { ours, baseline } = await interleaved({
      ours: reading(file, educators, (facts) => evaluate(policy, settings, facts, TODAY)),
      baseline: reading(file, educators, (facts) => facts),
    });
    const name = `statewide, ${educators.toLocaleString('en')} educators`;
    const figures = {
      value: ours,
      unit: 'µs',
      baseline: 'reading and parsing alone',
      baseline_value: baseline,
    };
    print(compared({ bench, case: name, ...figures }, 'less'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function write(file: string, educators: number): Promise<void> {
  const stream = createWriteStream(file);
  for (let number = 0; number < educators; number += 1) {
    const hasRoom = stream.write(`${JSON.stringify(educator(number, TODAY))}\n`);
    if (!hasRoom) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}

/** Microseconds for each educator. */
function reading(file: string, educators: number, use: (facts: Facts) => unknown): Round {
  return async () => {
    const began = performance.now();
    for await (const line of createInterface({ input: createReadStream(file) })) {
      consume(use(JSON.parse(line) as Facts));
    }
    return ((performance.now() - began) * 1000) / educators;
  };
}
