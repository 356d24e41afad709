-- What the threshold lab needs of the past.

-- What a turn was decided on, to be judged again under another policy; null before this was kept.
alter table bot_turn add column evidence text;

-- Each time the bot stepped aside for a person; turn is 1 where that was its own verdict.
create table passed_on (
  conversation bigint not null,
  seq bigint not null,
  site text not null,
  at bigint not null,
  reason text not null,
  turn integer not null,
  primary key (conversation, seq)
);

create index passed_on_by_time on passed_on (site, at);

-- Which agent had a chat from when to when: who was at work, and how long a chat takes. Kept by the
-- triggers, in the transaction of the append.
create table chat_held (
  conversation bigint not null,
  agent text not null,
  from_at bigint not null,
  to_at bigint
);

create index chat_held_from on chat_held (from_at);
create index chat_held_open on chat_held (conversation) where to_at is null;

create function chat_held_kept() returns trigger language plpgsql as $$
begin
  if old.owner is not null then
    update chat_held set to_at = new.last_at where conversation = new.key and to_at is null;
  end if;
  if new.owner is not null then
    insert into chat_held (conversation, agent, from_at) values (new.key, new.owner, new.last_at);
  end if;
  return null;
end
$$;

create trigger chat_held_kept after update of owner on conversation
for each row when (old.owner is distinct from new.owner)
execute function chat_held_kept();
