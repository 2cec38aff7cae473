// `node --import ./test/support/typescript/register.mjs script.ts` runs TypeScript on every Node we support.
import { register } from 'node:module';

register('./hooks.mjs', import.meta.url);
