import type { Form } from './forms.ts';

/** What a column of a file is asked for. */
export interface Column {
  readonly needed: boolean;
  /** Its value names or describes a person: it appears on no receipt and in no log. */
  readonly personal: boolean;
  readonly form: Form;
}

export type Columns = Readonly<Record<string, Column>>;

export const needed = (form: Form): Column => ({ needed: true, personal: false, form });
export const optional = (form: Form): Column => ({ needed: false, personal: false, form });
export const personal = (column: Column): Column => ({ ...column, personal: true });
