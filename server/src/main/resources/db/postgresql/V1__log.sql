-- What the database says of itself.
create table meta (
  name text primary key,
  value text not null
);

-- A conversation in one row: the head of its log, and the summary kept with each append.
-- Times are milliseconds since 1970.
create table conversation (
  key bigint generated always as identity primary key,
  id text collate "C" not null unique,
  number bigint not null,
  site text not null,
  state text not null,
  epoch bigint not null,
  seq bigint not null,
  owner text collate "C",
  rung_at text collate "C",
  waiting_since bigint,
  priority integer not null,
  preferred text,
  reason text,
  language text not null,
  visitor_name text,
  preview text,
  last_by text,
  last_at bigint not null,
  seen_by_agent bigint not null default 0,
  seen_by_visitor bigint not null default 0,
  next_duty_at bigint
) with (fillfactor = 80);

create index conversation_open on conversation (state) where state <> 'CLOSED';
create index conversation_closed on conversation (last_at, id) where state = 'CLOSED';
create index conversation_queue on conversation (priority desc, waiting_since, id)
  where state = 'QUEUED';
create index conversation_owner on conversation (owner) where owner is not null;
create index conversation_due on conversation (next_duty_at, id) where next_duty_at is not null;

-- The log: whoever appends a number first wins.
create table event (
  conversation bigint not null,
  seq bigint not null,
  kind text not null,
  version integer not null,
  at bigint not null,
  facts text not null,
  primary key (conversation, seq)
);

-- What people said, apart from the facts, so that it can be erased.
create table message_body (
  conversation bigint not null,
  seq bigint not null,
  words text not null,
  primary key (conversation, seq)
);

create table agent_slot (
  agent text collate "C" primary key,
  capacity integer not null,
  load integer not null default 0,
  ringing text collate "C",
  status text not null,
  reason text,
  idle_since bigint,
  last_seen bigint
);

-- Moments at which conversations left the queue by being accepted.
create table departure (
  id bigint generated always as identity primary key,
  at bigint not null
);

create index departure_at on departure (at);
