import { LISTS } from '../../../src/rules/language/lists.ts';
import { whole } from './fractions.ts';
import { mainRole } from './main-role.ts';
import type { Rec, Value } from './records.ts';
import type { World } from './world.ts';

/** The value of an attribute as a condition or figure names it; undefined is not recorded. */
export function valueNamed(name: string, world: World): Value | undefined {
  if (name.startsWith('setting.')) return world.setting(name.slice('setting.'.length));
  if (name.startsWith('item.')) {
    const item = world.around ?? world.record;
    if (item === undefined) throw new RangeError(`${name} is asked where no record is looked at`);
    return attributeOf(item, name.slice('item.'.length), world);
  }
  if (name.startsWith('segment.')) {
    const { segment } = world;
    if (segment === undefined) throw new RangeError(`${name} is asked outside of each`);
    if (name === 'segment.value') return segment.value;
    if (segment.record === undefined) throw new RangeError(`${name} is asked of no record`);
    return attributeOf(segment.record, name.slice('segment.'.length), world);
  }
  if (world.record !== undefined && (name in world.record.attributes || name in LISTS.credits)) {
    return attributeOf(world.record, name, world);
  }
  return ofObligation(name, world);
}

function attributeOf(record: Rec, name: string, world: World): Value | undefined {
  // What is not known yet on the day asked about is not recorded.
  const approvedOn = record.credit?.acts.approvedOn;
  const isSeen = approvedOn === undefined || approvedOn <= world.asOf;
  if ((name === 'approved_on' || name === 'approved_by') && record.list === 'credits' && !isSeen)
    return undefined;
  // What its list does not know at all is no value.
  return name in record.attributes ? record.attributes[name] : [];
}

function ofObligation(name: string, world: World): Value | undefined {
  const { license, licenses, obligation, birthMonth } = world.facts;
  switch (name) {
    case 'license.class':
      return license.class;
    case 'license.fields':
      return license.fields;
    case 'license.issued_on':
      return license.issuedOn;
    case 'license.first_term':
      return license.validFrom === license.issuedOn;
    case 'license.renewals':
      return license.renewals === undefined ? undefined : whole(license.renewals);
    case 'license.others_of_class':
      return whole(
        licenses.filter(
          (one) =>
            one.license !== license.license && one.class === license.class && one.state === license.state,
        ).length,
      );
    case 'period.starts_on':
      return obligation.startsOn;
    case 'period.ends_on':
      return obligation.endsOn;
    case 'period.applied_on':
      return obligation.appliedOn;
    case 'educator.birth_month':
      return birthMonth === undefined ? undefined : whole(birthMonth);
    case 'service.main_role':
      return mainRole(world);
    default:
      throw new RangeError(`${name} is no attribute`);
  }
}
