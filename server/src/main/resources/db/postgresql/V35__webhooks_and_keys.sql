-- Webhooks that are told what happens; moments are milliseconds since 1970.
create table webhook (
  id varchar(64) primary key,
  name varchar(80) not null,
  url varchar(500) not null,
  events varchar(600) not null,
  site varchar(64),
  with_words integer not null,
  secret varchar(100),
  secret_at bigint,
  older_secret varchar(100),
  older_secret_at bigint,
  paused integer not null,
  stopped_at bigint,
  failures integer not null,
  since bigint not null,
  changed_at bigint not null
);

-- How far each conversation is read for them.
create table webhook_position (
  conversation varchar(200) primary key,
  seq bigint not null
);

-- Events of the log that a webhook is to be told, or was lately. No words of anybody.
create table webhook_delivery (
  id varchar(400) primary key,
  hook varchar(64) not null,
  conversation varchar(200) not null,
  seq bigint not null,
  event varchar(40) not null,
  made_at bigint not null,
  state varchar(16) not null,
  attempts integer not null,
  next_at bigint,
  tried_at bigint,
  failure varchar(20),
  status integer
);

create index webhook_delivery_due on webhook_delivery (hook, next_at) where next_at is not null;
create index webhook_delivery_latest on webhook_delivery (hook, made_at);

-- Keys by which programs use the REST interface: their hashes.
create table api_key (
  id varchar(64) primary key,
  hash varchar(64) not null unique,
  name varchar(80) not null,
  rights varchar(200) not null,
  hint varchar(8) not null,
  made_at bigint not null,
  made_by varchar(120) not null,
  used_at bigint
);
