--liquibase formatted sql

--changeset evenkeel:0003_create_audit_entries
--comment Who did what and when. Rows are only ever added.
create table audit_entries (
    id          text        not null constraint pk_audit_entries primary key,
    occurred_at timestamptz not null,
    username    text        not null,
    action      text        not null,
    target      text        not null,
    address     text        not null
);
create index ix_audit_entries_occurred_at on audit_entries (occurred_at, id);
--rollback drop table audit_entries;

--changeset evenkeel:0003_keep_audit_entries splitStatements:false
--comment Not a matter of good behaviour: whoever holds the service's role still cannot rewrite what happened.
create function refuse_change_of_audit() returns trigger language plpgsql as $$
begin
    raise exception 'audit entries are never changed or deleted';
end
$$;
create trigger tr_audit_entries_keep before update or delete on audit_entries
    for each row execute function refuse_change_of_audit();
--rollback drop trigger tr_audit_entries_keep on audit_entries; drop function refuse_change_of_audit();
