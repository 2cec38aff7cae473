import { parentPort, workerData } from 'node:worker_threads';

// The thread that searches plans, which tells that it has a task and does nothing until the gate is opened.
const gate = new Int32Array(workerData);
const [HAS_A_TASK, IS_OPEN] = [0, 1];
const on = parentPort.on.bind(parentPort);
parentPort.on = (name, listener) =>
  on(name, (task) => {
    Atomics.store(gate, HAS_A_TASK, 1);
    Atomics.wait(gate, IS_OPEN, 0);
    listener(task);
  });
await import('../../dist/src/infra/planning/search-plans.js');
