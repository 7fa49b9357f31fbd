--liquibase formatted sql

--changeset evenkeel:0002_create_refresh_tokens
--comment One row per refresh token ever handed out and still of interest. Only its SHA-256 is kept. All tokens that came
--comment from one login are one session; a token that is used a second time ends its whole session.
create table refresh_tokens (
    token_hash         text        not null constraint pk_refresh_tokens primary key,
    session_id         text        not null,
    username           text        not null,
    session_started_at timestamptz not null,
    issued_at          timestamptz not null,
    expires_at         timestamptz not null,
    used_at            timestamptz,
    revoked_at         timestamptz,
    constraint fk_refresh_tokens_users foreign key (username) references users (username) on delete cascade,
    constraint ck_refresh_tokens_life check (expires_at > issued_at)
);
create index ix_refresh_tokens_session_id on refresh_tokens (session_id);
create index ix_refresh_tokens_username on refresh_tokens (username);
create index ix_refresh_tokens_expires_at on refresh_tokens (expires_at);
--rollback drop table refresh_tokens;
