-- Run once by the image, when the database is made: a schema and two roles for each service. The passwords are read
-- from secrets, so that they are in no list of processes and in no log. The same as ./evenkeel up makes (PostgresRoles).
\set ON_ERROR_STOP on

REVOKE ALL ON DATABASE evenkeel FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;

\set service sync
\set owner_password `cat /run/secrets/sync-db-owner-password`
\set app_password `cat /run/secrets/sync-db-app-password`
\i /etc/evenkeel/service.sql

\set service pnl
\set owner_password `cat /run/secrets/pnl-db-owner-password`
\set app_password `cat /run/secrets/pnl-db-app-password`
\i /etc/evenkeel/service.sql

\set service gateway
\set owner_password `cat /run/secrets/gateway-db-owner-password`
\set app_password `cat /run/secrets/gateway-db-app-password`
\i /etc/evenkeel/service.sql
