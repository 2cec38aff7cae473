import { LAST_DAY } from '../../examples/activities.ts';
import { massachusettsTeacher } from '../../examples/massachusetts.ts';
import { pennsylvaniaTeacher } from '../../examples/pennsylvania.ts';
import type { Row } from '../../examples/rows.ts';
import { type SeededRandom, seededRandom } from '../../examples/seeded-random.ts';
import { tennesseeTeacher } from '../../examples/tennessee.ts';
import { educatorStream, licenseStream, periodStream } from '../../src/domain/streams.ts';
import { addDays, lastDayOf, type SchoolYear } from '../../src/domain/values/day.ts';
import { cell, day } from './cells.ts';
import type { Happening } from './happening.ts';
import { learning } from './learning.ts';

export interface Life {
  readonly educator: string;
  readonly state: string;
  readonly happenings: readonly Happening[];
}

const TEACHERS = { TN: tennesseeTeacher, MA: massachusettsTeacher, PA: pennsylvaniaTeacher } as const;
const STATES = ['TN', 'MA', 'PA'] as const;

/** An invented educator, the same for the same number: some twenty-five events. */
export function life(number: number): Life {
  const state = STATES[number % STATES.length] ?? 'TN';
  const educator = `${state}-${1_000_000 + number}`;
  const random = seededRandom(`rebuild ${educator}`);
  const rows = TEACHERS[state](educator);
  const happenings = [
    ...rows.licenses.flatMap((row) => licensed(random, educator, state, row)),
    ...rows.service.map((row) => served(educator, state, row)),
    ...rows.evaluations.map((row) => rated(educator, state, row)),
    ...rows.boards.map((row) => certified(educator, row)),
    ...rows.activities.flatMap((row) => learning(random, educator, state, row)),
  ];
  return { educator, state, happenings };
}

function licensed(random: SeededRandom, educator: string, state: string, row: Row): readonly Happening[] {
  const stream = licenseStream(state, cell(row, 'licenseNumber'));
  const issuedOn = day(row, 'dateOfIssuance');
  const validFrom = row['dateOfRenewal'] === undefined ? issuedOn : day(row, 'dateOfRenewal');
  const expiresOn = day(row, 'dateOfExpiration');
  const period = periodStream(stream, validFrom);
  const names = { givenName: cell(row, 'givenName'), familyName: cell(row, 'familyName') };
  const birth = {
    birthDate: day(row, 'dateOfBirth'),
    ssn: cell(row, 'ssn'),
    email: cell(row, 'emailAddress'),
  };
  const happenings: Happening[] = [
    {
      ...{ stream: educatorStream(educator), on: issuedOn },
      event: { type: 'educator.Registered', data: { educator, state, ...names, ...birth } },
    },
    {
      ...{ stream, on: validFrom },
      event: {
        type: 'license.Issued',
        data: {
          ...{ educator, state, number: cell(row, 'licenseNumber'), class: cell(row, 'licenseType') },
          ...{ fields: cell(row, 'fields').split(';'), issuedOn, validFrom, expiresOn },
        },
      },
    },
    {
      ...{ stream: period, on: validFrom },
      event: {
        type: 'period.Opened',
        data: {
          ...{ educator, state, strand: 'recertification', owner: 'license', license: stream },
          ...{ startsOn: validFrom, endsOn: expiresOn },
        },
      },
    },
  ];
  if (row['planApprovedOn'] !== undefined) {
    const on = day(row, 'planApprovedOn');
    const data = { by: 'employer', capacity: 'employer', on };
    happenings.push({ stream, on, event: { type: 'license.PlanApproved', data } });
  }
  const appliesOn = addDays(expiresOn, -random.between(10, 90));
  if (appliesOn < LAST_DAY && random.chance(40)) {
    const data = { by: `teacher:${educator}`, period, on: appliesOn };
    happenings.push({ stream, on: appliesOn, event: { type: 'license.RenewalApplied', data } });
  }
  return happenings;
}

function served(educator: string, state: string, row: Row): Happening {
  const schoolYear = year(row);
  const { days, fte } = row;
  return {
    ...{ stream: educatorStream(educator), on: lastDayOf(schoolYear) },
    event: {
      type: 'educator.ServiceRecorded',
      data: {
        ...{ state, schoolYear, employer: cell(row, 'employer'), role: cell(row, 'role') },
        ...(days === undefined ? {} : { days: Number(days) }),
        ...(fte === undefined ? {} : { fte }),
      },
    },
  };
}

function rated(educator: string, state: string, row: Row): Happening {
  const schoolYear = year(row);
  const data = { state, schoolYear, employer: cell(row, 'employer'), score: cell(row, 'score') };
  return {
    ...{ stream: educatorStream(educator), on: lastDayOf(schoolYear) },
    event: { type: 'educator.EvaluationRated', data },
  };
}

function certified(educator: string, row: Row): Happening {
  const on = day(row, 'certifiedOn');
  const kind = row['kind'] === 'renewal' ? 'renewal' : 'initial';
  const data = { board: cell(row, 'board'), kind, on, until: day(row, 'validUntil') } as const;
  return { stream: educatorStream(educator), on, event: { type: 'educator.BoardCertified', data } };
}

function year(row: Row): SchoolYear {
  return cell(row, 'schoolYear');
}
