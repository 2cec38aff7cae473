FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run --silent build

FROM node:22-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# What is optional are the binaries of the embedded PostgreSQL. Here DATABASE_URL names the database.
RUN npm ci --omit=dev --omit=optional --ignore-scripts && npm cache clean --force
COPY --from=build /app/dist ./dist
# What is read as it stands: SQL, GraphQL and policies.
COPY src/infra/postgres/migrations ./src/infra/postgres/migrations
COPY projections ./projections
COPY graphql ./graphql
COPY explorer ./explorer
COPY policies ./policies
USER node
EXPOSE 3000
CMD ["node", "--enable-source-maps", "dist/src/main.js"]
