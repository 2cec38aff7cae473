import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { describeVault } from './behaviour.ts';

describeVault('memory', () =>
  Promise.resolve({ vault: createMemoryVault(), close: () => Promise.resolve() }),
);
