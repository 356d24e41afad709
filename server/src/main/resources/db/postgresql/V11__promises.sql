-- What was promised to visitors; written with the append that makes, moves or keeps it. The words
-- are in the log.
create table promise (
  conversation bigint not null,
  seq bigint not null,
  site varchar(64) not null,
  kind varchar(20) not null,
  made_by varchar(64),
  owner varchar(64),
  made_at bigint not null,
  due bigint not null,
  kept_at bigint,
  primary key (conversation, seq)
);

create index promise_open on promise (due, conversation, seq) where kept_at is null;
