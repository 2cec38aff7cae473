import type { Published } from './events.ts';

type Content = Omit<Published['data'], 'by' | 'on'>;

export type DefinitionCommand =
  | ({ readonly type: 'Publish' } & Content)
  | { readonly type: 'Withdraw'; readonly because: string };
