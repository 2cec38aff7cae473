import { Inject } from '@nestjs/common';
import {
  Command,
  CommandHandler,
  type ICommandHandler,
  type IQueryHandler,
  Query,
  QueryHandler,
} from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Identity } from '../access.ts';
import type { Caller } from '../commands/caller.ts';
import type { Page } from '../queries/page.ts';
import type { Comparison } from '../what-if/compare-record.ts';
import type { DraftProblems } from '../what-if/draft.ts';
import type { WhatIfRun } from '../what-if/what-if-store.ts';
import type { WhatIfAsk, WhatIfs, WhatIfsAsk } from '../what-if/what-ifs.ts';
import { WHAT_IFS } from './tokens.ts';

export class StartWhatIf extends Command<WhatIfRun | DraftProblems | Refusal> {
  constructor(
    readonly caller: Caller,
    readonly ask: WhatIfAsk,
  ) {
    super();
  }
}

@CommandHandler(StartWhatIf)
export class StartWhatIfHandler implements ICommandHandler<StartWhatIf> {
  constructor(@Inject(WHAT_IFS) private readonly whatIfs: WhatIfs) {}

  execute({ caller, ask }: StartWhatIf) {
    return this.whatIfs.start(caller, ask);
  }
}

export class CancelWhatIf extends Command<WhatIfRun | Refusal> {
  constructor(
    readonly identity: Identity,
    readonly id: string,
  ) {
    super();
  }
}

@CommandHandler(CancelWhatIf)
export class CancelWhatIfHandler implements ICommandHandler<CancelWhatIf> {
  constructor(@Inject(WHAT_IFS) private readonly whatIfs: WhatIfs) {}

  execute({ identity, id }: CancelWhatIf) {
    return this.whatIfs.cancel(identity, id);
  }
}

export class WhatIfQuery extends Query<WhatIfRun | undefined> {
  constructor(
    readonly identity: Identity,
    readonly id: string,
  ) {
    super();
  }
}

@QueryHandler(WhatIfQuery)
export class WhatIfHandler implements IQueryHandler<WhatIfQuery> {
  constructor(@Inject(WHAT_IFS) private readonly whatIfs: WhatIfs) {}

  execute({ identity, id }: WhatIfQuery) {
    return this.whatIfs.find(identity, id);
  }
}

export class WhatIfsQuery extends Query<Page<WhatIfRun> | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly ask: WhatIfsAsk,
  ) {
    super();
  }
}

@QueryHandler(WhatIfsQuery)
export class WhatIfsHandler implements IQueryHandler<WhatIfsQuery> {
  constructor(@Inject(WHAT_IFS) private readonly whatIfs: WhatIfs) {}

  execute({ identity, ask }: WhatIfsQuery) {
    return this.whatIfs.list(identity, ask);
  }
}

export class WhatIfFlipsQuery extends Query<Page<Comparison> | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly ask: Parameters<WhatIfs['flips']>[1],
  ) {
    super();
  }
}

@QueryHandler(WhatIfFlipsQuery)
export class WhatIfFlipsHandler implements IQueryHandler<WhatIfFlipsQuery> {
  constructor(@Inject(WHAT_IFS) private readonly whatIfs: WhatIfs) {}

  execute({ identity, ask }: WhatIfFlipsQuery) {
    return this.whatIfs.flips(identity, ask);
  }
}
