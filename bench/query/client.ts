import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import { within } from '../measure.ts';
import type { Timed } from '../timed.ts';

/** What a client asks: each of these in turn, several at a time, each connection kept. */
export interface Asking {
  readonly url: string;
  readonly token: string;
  readonly queries: readonly string[];
  readonly times: number;
  readonly atOnce: number;
}

/** A thread of its own, so that asking takes nothing from answering but the machine they share. */
async function ask({ url, token, queries, times, atOnce }: Asking): Promise<Timed> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const waits: number[] = [];
  let nth = 0;
  const began = performance.now();
  const one = async () => {
    while (nth < times) {
      const query = queries[nth % queries.length] ?? '';
      nth += 1;
      const asked = performance.now();
      await post(url, token, query, agent);
      waits.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  return { perSecond: times / seconds, p50: within(waits, 50), p99: within(waits, 99) };
}

function post(url: string, token: string, query: string, agent: Agent): Promise<void> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', headers, agent }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () => {
        const isAnswer = response.statusCode === 200 && !text.includes('"errors"') && text.length > 100;
        if (isAnswer) resolve();
        else reject(new Error(`answered ${response.statusCode ?? 0}: ${text.slice(0, 300)}`));
      });
    });
    call.on('error', reject);
    call.end(query);
  });
}

parentPort?.postMessage(await ask(workerData as Asking));
