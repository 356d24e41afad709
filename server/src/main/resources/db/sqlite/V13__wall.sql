-- When an agent last said what they are, in milliseconds since 1970.
alter table agent_slot add column status_at integer;

-- The first wait of each conversation for a person: what the service level counts. Kept by the
-- triggers, in the transaction of the append that begins or ends the wait.
create table first_wait (
  conversation integer primary key,
  began_at integer not null,
  ended_at integer,
  met integer not null default 0
);

create index first_wait_began on first_wait (began_at);

create trigger first_wait_begins after update of waiting_since on conversation
when old.waiting_since is null and new.waiting_since is not null
begin
  insert or ignore into first_wait (conversation, began_at) values (new.key, new.waiting_since);
end;

create trigger first_wait_ends after update of waiting_since on conversation
when old.waiting_since is not null and new.waiting_since is null
begin
  update first_wait
  set ended_at = new.last_at, met = case when new.owner is null then 0 else 1 end
  where conversation = new.key and ended_at is null;
end;

-- The waits of which supervisors were told that they are too long.
create table wait_alert (
  conversation text primary key,
  since integer not null,
  told_at integer not null
);
