-- What can be counted of the conversations, kept behind the log by a follower: how far it has read each, and
-- the facts in the order of their moments (milliseconds since 1970). No words of anybody.
create table report_position (
  conversation text collate "C" primary key,
  seq bigint not null
);

create table report_fact (
  site text collate "C" not null,
  at bigint not null,
  conversation text collate "C" not null,
  n integer not null,
  kind text not null,
  seq bigint not null,
  detail text not null,
  agent text collate "C",
  team text collate "C",
  topic text,
  value bigint,
  primary key (site, at, conversation, n)
);

create index report_fact_of on report_fact (conversation);
