import { Controller, Get, Inject, UseFilters } from '@nestjs/common';
import { HealthCheck, HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import type { Check } from '../../infra/health/check.ts';
import { UnhealthyFilter } from './unhealthy-filter.ts';

/** What `ready` looks at; a value of this token is a list of checks. */
export const READY_CHECKS = Symbol('READY_CHECKS');

/** For whoever restarts servers and sends them requests. Nobody signs in, and nothing said is about people. */
@Controller('health')
@UseFilters(UnhealthyFilter)
export class HealthController {
  constructor(
    @Inject(HealthCheckService) private readonly health: HealthCheckService,
    @Inject(HealthIndicatorService) private readonly indicators: HealthIndicatorService,
    @Inject(READY_CHECKS) private readonly checks: readonly Check[],
  ) {}

  /** It runs and answers. A database that is away is no reason to restart this process. */
  @Get('live')
  @HealthCheck()
  live() {
    return this.health.check([]);
  }

  /** Requests should come here; 503 says why not. */
  @Get('ready')
  @HealthCheck()
  ready() {
    return this.health.check(this.checks.map((check) => () => this.indicatorOf(check)));
  }

  private async indicatorOf({ name, look }: Check) {
    const found = await look();
    const session = this.indicators.check(name);
    return found.well
      ? session.up({ ...found.facts })
      : session.down({ because: found.because, ...found.facts });
  }
}
