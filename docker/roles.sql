-- Run once by the postgres image, when its volume is empty, as its administrator. The roles and the database are
-- those the ledger makes for itself where it runs its own PostgreSQL (src/infra/postgres/roles.ts): the migrator
-- owns what the migrations make, the application may do what they grant it, and neither is a superuser.
\getenv migrator_password MIGRATOR_PASSWORD
\getenv app_password APP_PASSWORD

CREATE ROLE ledger_migrator LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
  PASSWORD :'migrator_password';
CREATE ROLE ledger_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
  PASSWORD :'app_password';

-- The C locale orders texts by their bytes: the same on every machine and in every version.
CREATE DATABASE licensure_ledger TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' OWNER ledger_migrator;
REVOKE ALL ON DATABASE licensure_ledger FROM PUBLIC;
GRANT CONNECT ON DATABASE licensure_ledger TO ledger_app;
