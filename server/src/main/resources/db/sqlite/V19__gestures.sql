-- Goodwill gestures that agents may give; times are milliseconds since 1970, amounts are in the
-- currency's smallest unit.
create table gesture (
  id text primary key,
  version integer not null,
  name text not null,
  name_key text not null unique,
  text text not null,
  amount integer,
  currency text,
  wording text,
  code_kind text not null,
  code text,
  most_given integer,
  most_amount integer,
  low_at integer not null,
  enabled integer not null,
  sites text not null,
  changed_at integer not null
);

-- One code of a pool. Once given, its words are only in the log; the hash says that it was used.
create table gesture_code (
  id integer primary key,
  hash text not null unique,
  gesture text not null,
  code text,
  conversation integer,
  seq integer
);

create index gesture_code_free on gesture_code (gesture, id) where code is not null;

-- What an agent gave of a gesture in a month, written with the append that gave it.
create table gesture_spent (
  gesture text not null,
  agent text not null,
  month text not null,
  given integer not null,
  amount integer not null,
  primary key (gesture, agent, month)
);

-- Who gave what and when, written with the append that gave it. Text and code are in the log.
create table gesture_given (
  conversation integer not null,
  seq integer not null,
  at integer not null,
  gesture text not null,
  name text not null,
  agent text not null,
  site text not null,
  month text not null,
  amount integer,
  currency text,
  wording text,
  primary key (conversation, seq)
);

create index gesture_given_by_month on gesture_given (month, at, conversation, seq);
