import { type DynamicModule, Module } from '@nestjs/common';
import type { Check } from '../infra/health/check.ts';
import { HealthModule } from './health/health.module.ts';

/** What a server without the API answers. */
@Module({})
export class OperationsModule {
  static upon(checks: readonly Check[]): DynamicModule {
    return { module: OperationsModule, imports: [HealthModule.upon(checks)] };
  }
}
