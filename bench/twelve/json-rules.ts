import { Engine } from 'json-rules-engine';
import type { Facts } from '../../src/domain/facts.ts';
import type { Day } from '../../src/domain/values/day.ts';

/** The same twelve predicates as TWELVE in policy.ts. */
export function jsonRules(): Engine {
  const engine = new Engine();
  engine.addRule({
    conditions: {
      all: [
        { fact: 'class', operator: 'in', value: ['professional', 'standard'] },
        { fact: 'class', operator: 'notEqual', value: 'restricted' },
        { fact: 'fields', operator: 'contains', value: 'mathematics' },
        { fact: 'fields', operator: 'doesNotContain', value: 'typewriting' },
        { fact: 'issuedOn', operator: 'greaterThanInclusive', value: number('2005-07-01') },
        { fact: 'issuedOn', operator: 'lessThanInclusive', value: number('2021-12-31') },
        { fact: 'firstTerm', operator: 'equal', value: false },
        { fact: 'others', operator: 'lessThanInclusive', value: 1 },
        { fact: 'startsOn', operator: 'greaterThanInclusive', value: number('2018-07-01') },
        { fact: 'startsOn', operator: 'lessThanInclusive', value: number('2023-06-30') },
        { fact: 'endsOn', operator: 'greaterThanInclusive', value: number('2023-06-30') },
        { fact: 'endsOn', operator: 'lessThanInclusive', value: number('2028-06-30') },
      ],
    },
    event: { type: 'met' },
  });
  return engine;
}

/** The facts in the form that suits json-rules-engine best: flat, days as numbers. Made before it is timed. */
export function flatFacts({ license, licenses, obligation }: Facts): Readonly<Record<string, unknown>> {
  return {
    class: license.class,
    fields: license.fields,
    issuedOn: number(license.issuedOn),
    firstTerm: license.issuedOn === license.validFrom,
    others: licenses.length - 1,
    startsOn: number(obligation.startsOn),
    endsOn: number(obligation.endsOn),
  };
}

/** `2024-06-30` is 20240630: its operators compare numbers. */
function number(day: Day): number {
  return Number(day.replaceAll('-', ''));
}
