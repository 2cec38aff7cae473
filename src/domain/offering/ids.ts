import { isState } from '../values/states.ts';

/** Neither part has a dot in it, so that two catalogues never meet in one offering. */
export function offeringId(catalogue: string, name: string): string {
  return `${catalogue}.${name}`;
}

/** The state whose agency keeps a catalogue, as TN for `tn`; undefined for that of an issuer. */
export function stateOfCatalogue(catalogue: string): string | undefined {
  const state = catalogue.toUpperCase();
  return isState(state) ? state : undefined;
}

/** The catalogue an offering stands in, by its id. */
export function catalogueOfOffering(id: string): string {
  return id.slice(0, Math.max(0, id.indexOf('.')));
}
