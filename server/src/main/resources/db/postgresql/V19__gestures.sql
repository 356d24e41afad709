-- Goodwill gestures that agents may give; times are milliseconds since 1970, amounts are in the
-- currency's smallest unit.
create table gesture (
  id varchar(64) primary key,
  version bigint not null,
  name varchar(80) not null,
  name_key varchar(80) not null unique,
  text varchar(1000) not null,
  amount bigint,
  currency varchar(3),
  wording varchar(80),
  code_kind varchar(8) not null,
  code varchar(100),
  most_given integer,
  most_amount bigint,
  low_at integer not null,
  enabled integer not null,
  sites text not null,
  changed_at bigint not null
);

-- One code of a pool. Once given, its words are only in the log; the hash says that it was used.
create table gesture_code (
  id bigint generated always as identity primary key,
  hash varchar(64) not null unique,
  gesture varchar(64) not null,
  code varchar(100),
  conversation bigint,
  seq bigint
);

create index gesture_code_free on gesture_code (gesture, id) where code is not null;

-- What an agent gave of a gesture in a month, written with the append that gave it.
create table gesture_spent (
  gesture varchar(64) not null,
  agent varchar(64) not null,
  month varchar(7) not null,
  given integer not null,
  amount bigint not null,
  primary key (gesture, agent, month)
);

-- Who gave what and when, written with the append that gave it. Text and code are in the log.
create table gesture_given (
  conversation bigint not null,
  seq bigint not null,
  at bigint not null,
  gesture varchar(64) not null,
  name varchar(80) not null,
  agent varchar(64) not null,
  site varchar(64) not null,
  month varchar(7) not null,
  amount bigint,
  currency varchar(3),
  wording varchar(80),
  primary key (conversation, seq)
);

create index gesture_given_by_month on gesture_given (month, at, conversation, seq);
