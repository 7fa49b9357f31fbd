-- Schema and roles of one service: "service", "owner_password" and "app_password" are given.
\set owner :service _owner
\set app :service _app

CREATE ROLE :"owner" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'owner_password';
CREATE ROLE :"app" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'app_password';
GRANT CONNECT ON DATABASE evenkeel TO :"owner", :"app";
CREATE SCHEMA :"service" AUTHORIZATION :"owner";
REVOKE ALL ON SCHEMA :"service" FROM PUBLIC;
GRANT USAGE ON SCHEMA :"service" TO :"app";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA :"service" GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :"app";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA :"service" GRANT USAGE, SELECT ON SEQUENCES TO :"app";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA :"service" GRANT EXECUTE ON FUNCTIONS TO :"app";

-- No default anywhere ends a statement that waits for ever.
ALTER ROLE :"owner" SET search_path = :"service";
ALTER ROLE :"owner" SET lock_timeout = '30s';
ALTER ROLE :"owner" SET statement_timeout = '10min';
ALTER ROLE :"app" SET search_path = :"service";
ALTER ROLE :"app" SET statement_timeout = '30s';
ALTER ROLE :"app" SET lock_timeout = '5s';
ALTER ROLE :"app" SET idle_in_transaction_session_timeout = '10s';
