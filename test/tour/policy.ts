import type { Guide } from './guide.ts';
import { AGENCY, TEACHER } from './people.ts';

/** The law as published, and what an agency confirms of it. */
export async function tourPolicy({ record, refused, ask }: Guide): Promise<void> {
  await record(
    'confirmSetting',
    AGENCY,
    {
      ...{ state: 'TN', strand: 'recertification', setting: 'recorded_year_qualifies', value: 'yes' },
      because: 'Every school year on record was qualifying experience: letter of the general counsel.',
    },
    'An agency confirms what its sources leave open',
  );
  await refused(
    'confirmSetting',
    AGENCY,
    {
      ...{ state: 'TN', strand: 'recertification', setting: 'recorded_year_qualifies', value: 'sometimes' },
      because: 'A letter.',
    },
    'setting_value',
    'A value the sources do not allow is refused',
  );
  await ask(
    'policies',
    TEACHER,
    `{
      policies(state: "TN") {
        strand title version
        settings { setting asks because values between confirmed }
      }
    }`,
    'The law of a state, and what it leaves to the agency',
  );
}
