import { parentPort, workerData } from 'node:worker_threads';

// A thread that answers what it is sent, fails with a code, or ends without a word.
parentPort.on('message', (task) => {
  if (task === 'die') process.exit(3);
  if (task === 'fail')
    parentPort.postMessage({ failed: { code: 'no_such_law', message: 'There is no such law.' } });
  else parentPort.postMessage({ answer: `${workerData} ${task}` });
});
