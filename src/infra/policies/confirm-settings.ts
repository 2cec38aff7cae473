import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { confirmSetting } from '../../app/commands/policy.ts';
import { derivedId } from '../../app/executing/ids.ts';
import type { Jurist } from '../../app/standing/standing.ts';
import { isRefusal } from '../../domain/decider.ts';
import { PolicyFilesError } from './policy-files.ts';

const settings = z.array(
  z.strictObject({
    state: z.string(),
    strand: z.string(),
    setting: z.string(),
    value: z.string(),
    because: z.string(),
  }),
);

/** Confirms every setting a file lists. What stands confirmed that way already stays as it is. */
export async function confirmSettings(jurist: Jurist, path: string, actor: string): Promise<void> {
  const read = settings.safeParse(parse(await readFile(path, 'utf8'), { version: '1.2', uniqueKeys: true }));
  if (!read.success) throw new PolicyFilesError(`${path}: ${z.prettifyError(read.error)}`);
  for (const setting of read.data) {
    const answer = await confirmSetting(
      jurist,
      { type: 'ConfirmSetting', ...setting },
      { commandId: derivedId('confirm', JSON.stringify(setting)), actor },
    );
    if (isRefusal(answer)) throw new PolicyFilesError(`${path}: ${setting.setting}: ${answer.because}`);
  }
}
