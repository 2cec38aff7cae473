// The double as a process of its own: `node --import ./test/support/typescript/register.mjs
// test/eventstore-double/run.ts [--port <n>] [--file <path>]`. Says its address in the first line, takes an order of
// JSON in each line it is given, answers each with `done`, and ends when nothing more can come.
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type Double, startDouble } from './double.ts';
import type { Rule } from './faults.ts';

export type Order =
  | { readonly do: 'add'; readonly rule: Rule }
  | { readonly do: 'clear' | 'drop' | 'endSubscriptions' | 'recordSystemEvent' };

function follow(double: Double, order: Order): void {
  switch (order.do) {
    case 'add':
      double.faults.add(order.rule);
      return;
    case 'clear':
      double.faults.clear();
      return;
    case 'drop':
      double.dropConnections();
      return;
    case 'endSubscriptions':
      double.endSubscriptions();
      return;
    case 'recordSystemEvent':
      double.recordSystemEvent();
  }
}

const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, file: { type: 'string' } },
});
const double = await startDouble({
  port: Number(values.port),
  ...(values.file === undefined ? {} : { file: values.file }),
  die: () => process.kill(process.pid, 'SIGKILL'),
});
process.stdout.write(`${double.url}\n`);
for await (const line of createInterface({ input: process.stdin })) {
  follow(double, JSON.parse(line) as Order);
  process.stdout.write('done\n');
}
await double.close();
