/** How TypeScript becomes JavaScript where no build is wanted: in jest, and in processes that tests start. */
export const compilerOptions = {
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: false },
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};
