import { digestOf } from '../../src/app/standing/policy-book.ts';
import type { PolicyFile } from '../../src/infra/policies/policy-files.ts';
import { parsePolicy } from '../../src/rules/index.ts';
import { lawOf } from './law.ts';

const HOURS = `      where: { unit: clock_hour }
`;
const OF_APPROVED = `${HOURS}      accept:
        - code: provider_not_approved
          because: Only what an approved provider offered counts.
          where: { provider_approved: true }
          cite: { faq_educators: TN.conversions.1 }
`;

/** Tennessee's law of renewal as if it counted the hours of approved providers alone, in a version of its own. */
export async function lawOfProviders(): Promise<PolicyFile> {
  const [file] = (await lawOf(['TN'])).filter(({ policy }) => policy.strand === 'recertification');
  if (file === undefined) throw new Error('Tennessee has no policy.');
  const { version } = file.policy;
  const text = file.text
    .replace(HOURS, OF_APPROVED)
    .replace(`\nversion: ${version}\n`, `\nversion: ${version + 1}\n`);
  const policy = parsePolicy(text, file.file);
  if (!text.includes(OF_APPROVED) || Array.isArray(policy)) throw new Error('Its hours stand elsewhere now.');
  return { file: file.file, text, digest: digestOf(text), policy };
}
