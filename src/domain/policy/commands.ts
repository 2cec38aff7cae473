import type { Published, SettingConfirmed } from './events.ts';

export type PolicyCommand =
  | ({ readonly type: 'Publish' } & Published['data'])
  | ({ readonly type: 'ConfirmSetting' } & Omit<SettingConfirmed['data'], 'by' | 'on'>);
