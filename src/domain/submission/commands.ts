export interface SubmissionCommand {
  readonly type: 'Open';
  readonly credential: string;
}
