/** How reminders go out; `off` decides and sends none. */
export type Mail =
  | { readonly by: 'off' }
  | { readonly by: 'file'; readonly folder: string; readonly from: string }
  | { readonly by: 'smtp'; readonly url: string; readonly from: string };
