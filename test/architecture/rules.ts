/** Who may import whom. A folder that is not named here may hold no code. */
export interface Layer {
  /** Files it governs; the first layer that fits decides. */
  readonly files: RegExp;
  /** Files of the project they may import. */
  readonly project: RegExp;
  /** Packages and Node modules they may import. */
  readonly packages: RegExp;
  /** Packages of which they may know the types alone. */
  readonly types?: RegExp;
}

const NOTHING = /^$/;
const ANYTHING = /^/;

/** A language is recursive: a condition holds figures, and a figure members that meet a condition. */
export const NESTED = /^src\/rules\/language\//;

export const LAYERS: readonly Layer[] = [
  { files: /^src\/domain\/values\//, project: /^src\/domain\//, packages: /^@js-joda\/core$/ },
  { files: /^src\/domain\//, project: /^src\/domain\//, packages: NOTHING },
  {
    files: /^src\/rules\//,
    project: /^src\/(rules|domain)\//,
    packages: /^(yaml|zod|@js-joda\/core)$/,
  },
  {
    files: /^src\/app\/handlers\//,
    project: /^src\/(app|domain|rules)\//,
    packages: /^@nestjs\/(cqrs|common)$/,
    types: /^pg$/,
  },
  {
    files: /^src\/app\/import\//,
    project: /^src\/(app|domain)\//,
    packages:
      /^(node:(crypto|fs|fs\/promises|path|stream|stream\/promises|util|events)|csv-parse(\/sync)?|cli-progress|uuid)$/,
  },
  {
    files: /^src\/app\/business-days\.ts$/,
    project: /^src\/domain\//,
    packages: /^@18f\/us-federal-holidays$/,
  },
  {
    files: /^src\/app\//,
    project: /^(src\/(app|domain|rules)|projections)\//,
    packages: /^(node:crypto|uuid|canonicalize|@opentelemetry\/api)$/,
    types: /^(pg|pino)$/,
  },
  {
    files: /^src\/analyst\//,
    project: /^src\/(analyst|rules|domain)\/|^src\/infra\/project-root\.ts$/,
    packages: /^(node:(fs|path|util)|zod|cli-progress)$/,
  },
  {
    files: /^src\/infra\//,
    project: /^(src\/(infra|app|domain|rules)|projections)\/|^src\/config\.ts$/,
    packages: /^(?!@nestjs|@apollo|graphql)/,
  },
  {
    files: /^projections\//,
    project: /^(projections|src\/(app|domain|rules))\//,
    packages: NOTHING,
    types: /^pg$/,
  },
  {
    files: /^graphql\//,
    project: /^(graphql|projections|src\/(app|domain))\//,
    packages: /^(@nestjs\/(graphql|common|cqrs)|graphql|dataloader)$/,
  },
  {
    files: /^src\/server\//,
    project: /^(src\/(server|infra|app|domain)|graphql)\//,
    packages:
      /^(node:(crypto|path)|graphql|graphql-ws|ws|@apollo\/server|@nestjs\/(apollo|common|core|cqrs|graphql|terminus)|@opentelemetry\/api)$/,
    types: /^(pino|node:(http|stream))$/,
  },
  { files: /^src\/[a-z-]+\.ts$/, project: ANYTHING, packages: ANYTHING },
  {
    files: /^examples\//,
    project: /^(examples|src\/(domain|app))\/|^src\/infra\/project-root\.ts$/,
    packages: /^(node:.*|yaml|zod)$/,
  },
  {
    files: /^bench\//,
    project: /^(bench|examples|projections|src)\//,
    packages: /^(node:.*|yaml|pg|json-rules-engine)$/,
    types: /^@nestjs\/common$/,
  },
];
