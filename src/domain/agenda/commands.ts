export interface AgendaCommand {
  readonly type: 'Enter';
  readonly record: string;
  readonly act: 'expire';
}
