-- What the database says of itself.
create table meta (
  name text primary key,
  value text not null
);

-- A conversation in one row: the head of its log, and the summary kept with each append.
-- Times are milliseconds since 1970.
create table conversation (
  key integer primary key,
  id text not null unique,
  number integer not null,
  site text not null,
  state text not null,
  epoch integer not null,
  seq integer not null,
  tail integer not null,
  owner text,
  rung_at text,
  waiting_since integer,
  priority integer not null,
  preferred text,
  reason text,
  language text not null,
  visitor_name text,
  preview text,
  last_by text,
  last_at integer not null,
  seen_by_agent integer not null default 0,
  seen_by_visitor integer not null default 0,
  next_duty_at integer
);

create index conversation_open on conversation (state) where state <> 'CLOSED';
create index conversation_closed on conversation (last_at, id) where state = 'CLOSED';
create index conversation_queue on conversation (priority desc, waiting_since, id)
  where state = 'QUEUED';
create index conversation_owner on conversation (owner) where owner is not null;
create index conversation_due on conversation (next_duty_at, id) where next_duty_at is not null;

-- The log, made for appends: no index but its own order. A conversation's events are a chain from
-- conversation.tail back along prev.
create table event (
  id integer primary key,
  prev integer,
  conversation integer not null,
  seq integer not null,
  kind text not null,
  version integer not null,
  at integer not null,
  facts text not null
);

-- What people said, apart from the facts, so that it can be erased; id is the event's.
create table message_body (
  id integer primary key,
  words text not null
);

create table agent_slot (
  agent text primary key,
  capacity integer not null,
  load integer not null default 0,
  ringing text,
  status text not null,
  reason text,
  idle_since integer,
  last_seen integer
);

-- Moments at which conversations left the queue by being accepted.
create table departure (
  id integer primary key,
  at integer not null
);

create index departure_at on departure (at);
