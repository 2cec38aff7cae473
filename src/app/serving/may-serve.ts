import type { Day } from '../../domain/values/day.ts';
import type { Encumbrance, LicenseStanding } from './standing-of-license.ts';

/** A post somebody is to hold: what it takes is what is named here. */
export interface Assignment {
  readonly state: string;
  readonly field?: string;
  /** Classes under which it may be held; any where none is named. */
  readonly classes?: readonly string[];
}

export interface Because {
  readonly code: string;
  readonly because: string;
}

/** Whether somebody may serve under one license, and why, or why not. */
export interface UnderLicense {
  readonly standing: LicenseStanding;
  readonly may: boolean;
  readonly reasons: readonly Because[];
}

export interface MayServe {
  readonly may: boolean;
  readonly reasons: readonly Because[];
  readonly licenses: readonly UnderLicense[];
}

/**
 * Whether somebody may serve on a day: under one license at least nothing stands against it. `kept` are licenses
 * whose application was made in time and keeps them by law until it is decided.
 */
export function mayServe(
  assignment: Assignment,
  standings: readonly LicenseStanding[],
  day: Day,
  kept: ReadonlySet<string>,
): MayServe {
  const licenses = standings
    .filter(({ state }) => state === assignment.state)
    .map((standing) => underLicense(assignment, standing, day, kept.has(standing.license)));
  const best = licenses.find(({ may }) => may);
  if (best !== undefined) return { may: true, reasons: best.reasons, licenses };
  const reasons =
    licenses.length > 0
      ? licenses.flatMap((one) => one.reasons)
      : [{ code: 'no_license', because: `No license of ${assignment.state} is on record.` }];
  return { may: false, reasons, licenses };
}

function underLicense(
  assignment: Assignment,
  standing: LicenseStanding,
  day: Day,
  isKept: boolean,
): UnderLicense {
  const against = [
    ...validityAgainst(standing, day, isKept),
    ...statusAgainst(standing),
    ...ordersAgainst(assignment, standing),
    ...paperAgainst(assignment, standing),
  ];
  return against.length > 0
    ? { standing, may: false, reasons: against }
    : {
        standing,
        may: true,
        reasons: [...inFavour(standing, isKept), ...ordersBeside(assignment, standing)],
      };
}

function validityAgainst({ validity, license, ...days }: LicenseStanding, day: Day, isKept: boolean) {
  switch (validity) {
    case 'valid':
      return [];
    case 'expired':
      return isKept ? [] : [reason('expired', `${name(license)} ended on ${days.expiresOn ?? day}.`)];
    case 'not_begun':
      return [reason('not_begun', `${name(license)} begins on ${days.validFrom}.`)];
    case 'lapsed':
      return [reason('lapsed', `${name(license)} is ${days.status}.`)];
    case 'surrendered':
      return [reason('surrendered', `${name(license)} was surrendered.`)];
    case 'revoked':
      return [reason('revoked', `${name(license)} is revoked by a final order.`)];
    case 'rescinded':
      return [reason('rescinded', `${name(license)} was issued in error, and rescinded.`)];
  }
}

/** Statuses under which nobody serves; a license that is over says so by its validity. */
function statusAgainst({ status, license, validity }: LicenseStanding): readonly Because[] {
  const rests = status === 'inactive' || status === 'voluntary_inactive' || status === 'inactivation_pending';
  if (!rests || status === 'inactivation_pending' || validity === 'lapsed') return [];
  return [reason('inactive', `${name(license)} is ${status.replaceAll('_', ' ')}.`)];
}

/** A revocation is told as what the license is. In a post of any field, one that no order concerns is enough. */
function ordersAgainst({ field }: Assignment, held: LicenseStanding): readonly Because[] {
  const isServed = field === undefined && freeFields(held).length > 0;
  return bindingOrders(held).flatMap(({ fields, ...order }) => {
    const concerns = fields.length === 0 || (field === undefined ? !isServed : fields.includes(field));
    return concerns ? [orderReason(held, { fields, ...order })] : [];
  });
}

/** Orders on some fields that leave others to serve in. */
function ordersBeside({ field }: Assignment, held: LicenseStanding): readonly Because[] {
  return field === undefined ? bindingOrders(held).map((order) => orderReason(held, order)) : [];
}

function bindingOrders({ encumbrances }: LicenseStanding): readonly Encumbrance[] {
  return encumbrances.filter(({ order }) => order !== 'revocation');
}

function freeFields(held: LicenseStanding): readonly string[] {
  const bound = bindingOrders(held).flatMap(({ fields }) => fields);
  return held.fields.filter((field) => !bound.includes(field));
}

function orderReason(held: LicenseStanding, { order, reference, fields }: Encumbrance): Because {
  const free = freeFields(held);
  const where = fields.length === 0 ? '' : ` in ${fields.join(', ')}`;
  const besides = fields.length === 0 || free.length === 0 ? '' : `, not in ${free.join(', ')}`;
  const does = order === 'suspension' ? 'suspends' : 'restricts';
  return reason(order, `Order ${reference} ${does} ${name(held.license)}${where}${besides}.`);
}

function paperAgainst({ field, classes = [] }: Assignment, held: LicenseStanding): readonly Because[] {
  const lacksField = field !== undefined && !held.fields.includes(field);
  const lacksClass = classes.length > 0 && !classes.includes(held.class);
  return [
    ...(lacksField ? [reason('field_not_held', `${name(held.license)} is not for ${field}.`)] : []),
    ...(lacksClass ? [reason('class_not_held', `${name(held.license)} is of the class ${held.class}.`)] : []),
  ];
}

function inFavour({ license, validUntil, pending, proposedLapse }: LicenseStanding, isKept: boolean) {
  const until = validUntil === null ? 'for life' : `until ${validUntil}`;
  return [
    isKept
      ? reason('kept_by_application', `${name(license)} is kept by the application made in time.`)
      : reason('valid', `${name(license)} is valid ${until}.`),
    ...(pending === null
      ? []
      : [reason(`${pending.what}_pending`, `An application of ${pending.on} awaits its answer.`)]),
    ...(proposedLapse === null
      ? []
      : [
          reason(
            'lapse_proposed',
            `It is proposed that it be ${proposedLapse.status} from ${proposedLapse.from}.`,
          ),
        ]),
  ];
}

function reason(code: string, because: string): Because {
  return { code, because };
}

/** As people name it: TN-1234567. */
function name(license: string): string {
  return license.slice(license.indexOf('-') + 1);
}
