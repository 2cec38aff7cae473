import type { Page, Window } from './queries/page.ts';

/** That somebody was answered an educator's record. What they typed to find it is not part of it. */
export interface RecordView {
  readonly educator: string;
  /** Milliseconds since 1970. */
  readonly viewedAt: number;
  /** Subject of the viewer's token. */
  readonly viewer: string;
  /** The field of the schema that was asked for. */
  readonly query: string;
  /** Whether the answer was a list in which others stood, too. */
  readonly amongOthers: boolean;
  readonly roles: readonly string[];
  /** Whom the viewer acted for. */
  readonly state: string | null;
  readonly employer: string | null;
  readonly issuer: string | null;
}

/** Where a view lies, the latest first. */
export type ViewPlace = Pick<RecordView, 'viewedAt' | 'viewer' | 'query' | 'amongOthers'>;

export interface ViewQuestion {
  readonly educator: string;
  /** Only views by those who act for this state, or for an employer. */
  readonly underState?: string;
  readonly amongOthers?: boolean;
  readonly window: Window<ViewPlace>;
}

/** The one list of who viewed what. */
export interface ViewLog {
  /** Never waits and never fails: what cannot be written is told to whoever runs the ledger. */
  note(views: readonly RecordView[]): void;
  /** What was noted here before is in it. */
  read(question: ViewQuestion): Promise<Page<RecordView>>;
}

/** Views of one person by one viewer and query within so long are one. */
export const ONE_VIEW_MS = 3_600_000;

/** Alike for views that are one. */
export function viewKey({ educator, viewedAt, viewer, query, amongOthers }: RecordView): string {
  return JSON.stringify([educator, Math.floor(viewedAt / ONE_VIEW_MS), viewer, query, amongOthers]);
}
