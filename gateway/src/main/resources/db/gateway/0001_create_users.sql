--liquibase formatted sql

--changeset evenkeel:0001_create_users
--comment Who may come in. The password is kept as a bcrypt hash only; accounts are names, '*' stands for every one.
create table users (
    username      text        not null constraint pk_users primary key,
    password_hash text        not null,
    role          text        not null,
    accounts      text[]      not null,
    enabled       boolean     not null default true,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    constraint ck_users_username check (username ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
    constraint ck_users_role check (role in ('admin', 'trader', 'viewer')),
    constraint ck_users_password_hash check (password_hash like '$2%'),
    constraint ck_users_accounts check (cardinality(accounts) <= 1000)
);
--rollback drop table users;
