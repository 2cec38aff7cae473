/** What handlers are given, by name: nothing is told from types at run time. */
export const JURIST = Symbol('Jurist');
export const PROGRESS = Symbol('Progress');
export const READ_MODELS = Symbol('ReadModels');
/** Hears of errors that are answered by what is known beside them. */
export const ON_FAILURE = Symbol('OnFailure');
/** Who was answered whose record. */
export const VIEWS = Symbol('Views');
/** What agencies ask of drafts of their law. */
export const WHAT_IFS = Symbol('WhatIfs');
/** Who searches plans. */
export const PLAN_SEARCH = Symbol('PlanSearch');
/** Says when something of an educator may have changed. */
export const CHANGES = Symbol('Changes');
