import { parentPort, workerData } from 'node:worker_threads';

// A thread that answers what it is sent, fails with a code, ends without a word, or never answers.
parentPort.on('message', (task) => {
  if (task === 'die') process.exit(3);
  if (task === 'fail')
    parentPort.postMessage({ failed: { code: 'no_such_law', message: 'There is no such law.' } });
  else if (task !== 'sleep') parentPort.postMessage({ answer: `${workerData} ${task}` });
});
