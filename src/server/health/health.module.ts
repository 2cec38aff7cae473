import { type DynamicModule, Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import type { Check } from '../../infra/health/check.ts';
import { HealthController, READY_CHECKS } from './health.controller.ts';

/** `/health/live` and `/health/ready`, over some checks. */
@Module({})
export class HealthModule {
  static upon(checks: readonly Check[]): DynamicModule {
    return {
      module: HealthModule,
      // Its own report of what is not well would be printed at every probe; the answer says it.
      imports: [TerminusModule.forRoot({ logger: false })],
      controllers: [HealthController],
      providers: [{ provide: READY_CHECKS, useValue: checks }],
    };
  }
}
