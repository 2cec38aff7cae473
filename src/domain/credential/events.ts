// Stored events are a contract: a shape that has been written is never edited. A new shape stands beside
// the old one, with an upcaster.
import type { LearningEvent } from './learning-events.ts';
import type { OutcomeEvent } from './outcome-events.ts';
import type { ReviewEvent } from './review-events.ts';

export type { Artifact, EvidenceSubmitted, Started } from './learning-events.ts';
export type { Grounds } from './outcome-events.ts';
export type { IntegrityIssue } from './review-events.ts';

/** What the learner does, what reviewers do, and what comes of it. */
export type CredentialEvent = LearningEvent | ReviewEvent | OutcomeEvent;
