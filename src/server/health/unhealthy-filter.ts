import { type ArgumentsHost, Catch, type ExceptionFilter, ServiceUnavailableException } from '@nestjs/common';

interface Reply {
  status(code: number): this;
  set(name: string, value: string): this;
  json(body: unknown): this;
}

/** Not ready is an answer like any other: 503 with what was found, kept by nobody. */
@Catch(ServiceUnavailableException)
export class UnhealthyFilter implements ExceptionFilter<ServiceUnavailableException> {
  catch(exception: ServiceUnavailableException, host: ArgumentsHost): void {
    host
      .switchToHttp()
      .getResponse<Reply>()
      .status(exception.getStatus())
      .set('cache-control', 'no-cache, no-store, must-revalidate')
      .json(exception.getResponse());
  }
}
