/** What a thread does with the facts in one file. */
export type Doing =
  /** Reads and parses them, and nothing else. */
  | 'read'
  /** The verdict of each under the law that holds. */
  | 'verdict'
  /** The whole decision of each under the law that holds. */
  | 'decision'
  /** Who flips under another law, as a what-if finds it. */
  | 'what-if'
  /** The same by the whole decisions of both laws. */
  | 'both decisions';

export type Task =
  | { readonly doing: 'write'; readonly file: string; readonly from: number; readonly educators: number }
  | { readonly doing: Doing; readonly file: string };

/** The educators who flip, in the order of the file; none where nobody looked for them. */
export type Flipped = readonly string[];
