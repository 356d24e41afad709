-- What the threshold lab needs of the past.

-- What a turn was decided on, to be judged again under another policy; null before this was kept.
alter table bot_turn add column evidence text;

-- Each time the bot stepped aside for a person; turn is 1 where that was its own verdict.
create table passed_on (
  conversation integer not null,
  seq integer not null,
  site text not null,
  at integer not null,
  reason text not null,
  turn integer not null,
  primary key (conversation, seq)
) without rowid;

create index passed_on_by_time on passed_on (site, at);

-- Which agent had a chat from when to when: who was at work, and how long a chat takes. Kept by the
-- triggers, in the transaction of the append.
create table chat_held (
  conversation integer not null,
  agent text not null,
  from_at integer not null,
  to_at integer
);

create index chat_held_from on chat_held (from_at);
create index chat_held_open on chat_held (conversation) where to_at is null;

create trigger chat_held_ends after update of owner on conversation
when old.owner is not null and old.owner is not new.owner
begin
  update chat_held set to_at = new.last_at where conversation = new.key and to_at is null;
end;

create trigger chat_held_begins after update of owner on conversation
when new.owner is not null and old.owner is not new.owner
begin
  insert into chat_held (conversation, agent, from_at) values (new.key, new.owner, new.last_at);
end;
