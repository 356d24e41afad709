-- What was promised to visitors; written with the append that makes, moves or keeps it. The words
-- are in the log.
create table promise (
  conversation integer not null,
  seq integer not null,
  site text not null,
  kind text not null,
  made_by text,
  owner text,
  made_at integer not null,
  due integer not null,
  kept_at integer,
  primary key (conversation, seq)
);

create index promise_open on promise (due, conversation, seq) where kept_at is null;
