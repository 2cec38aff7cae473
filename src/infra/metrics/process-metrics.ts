import { performance } from 'node:perf_hooks';
import { Gauge, type Registry } from 'prom-client';

/** What a process takes of its machine. The library's own set keeps observers that no test could end. */
export function processMetrics(registry: Registry): void {
  const registers = [registry];
  let before = performance.eventLoopUtilization();
  new Gauge({
    name: 'process_resident_memory_bytes',
    help: 'Memory the process has.',
    registers,
    collect() {
      this.set(process.memoryUsage.rss());
    },
  });
  new Gauge({
    name: 'process_cpu_seconds',
    help: 'Processor time the process has taken since it began.',
    registers,
    collect() {
      const { user, system } = process.cpuUsage();
      this.set((user + system) / 1_000_000);
    },
  });
  new Gauge({
    name: 'nodejs_eventloop_utilization',
    help: 'Part of the time since the last look in which the process was busy, 0 to 1.',
    registers,
    collect() {
      const now = performance.eventLoopUtilization();
      this.set(performance.eventLoopUtilization(now, before).utilization);
      before = now;
    },
  });
}
