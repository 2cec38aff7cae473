// Jest reads this file without its transform, so it is JavaScript; what it starts is ours.
import './typescript/register.mjs';

const { startTestServer } = await import('./test-server.ts');

export default startTestServer;
