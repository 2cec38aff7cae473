import { type Attributes, type Span, SpanStatusCode, trace } from '@opentelemetry/api';

/**
 * Does the work within a span of that name. Until an exporter is configured (src/infra/tracing) this does nothing but
 * the work. Attributes are counts and words of ours: no id, stream or value of a person.
 */
export function spanned<T>(
  name: string,
  attributes: Attributes,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  return trace.getTracer('licensure-ledger').startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      // A message may quote a value: the code says enough.
      const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
      if (typeof code === 'string') span.setAttribute('error.type', code);
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
