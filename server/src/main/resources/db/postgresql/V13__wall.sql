-- When an agent last said what they are, in milliseconds since 1970.
alter table agent_slot add column status_at bigint;

-- The first wait of each conversation for a person: what the service level counts. Kept by the
-- triggers, in the transaction of the append that begins or ends the wait.
create table first_wait (
  conversation bigint primary key,
  began_at bigint not null,
  ended_at bigint,
  met integer not null default 0
);

create index first_wait_began on first_wait (began_at);

create function first_wait_kept() returns trigger language plpgsql as $$
begin
  if old.waiting_since is null and new.waiting_since is not null then
    insert into first_wait (conversation, began_at) values (new.key, new.waiting_since)
    on conflict do nothing;
  elsif old.waiting_since is not null and new.waiting_since is null then
    update first_wait
    set ended_at = new.last_at, met = case when new.owner is null then 0 else 1 end
    where conversation = new.key and ended_at is null;
  end if;
  return null;
end
$$;

create trigger first_wait_kept after update of waiting_since on conversation
for each row when (old.waiting_since is distinct from new.waiting_since)
execute function first_wait_kept();

-- The waits of which supervisors were told that they are too long.
create table wait_alert (
  conversation text primary key,
  since bigint not null,
  told_at bigint not null
);
