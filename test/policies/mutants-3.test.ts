import { proveShare } from './mutant-shares.ts';

proveShare(3);
