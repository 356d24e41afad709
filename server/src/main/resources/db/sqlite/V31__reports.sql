-- What can be counted of the conversations, kept behind the log by a follower: how far it has read each, and
-- the facts in the order of their moments (milliseconds since 1970). No words of anybody.
create table report_position (
  conversation text primary key,
  seq integer not null
) without rowid;

create table report_fact (
  site text not null,
  at integer not null,
  conversation text not null,
  n integer not null,
  kind text not null,
  seq integer not null,
  detail text not null,
  agent text,
  team text,
  topic text,
  value integer,
  primary key (site, at, conversation, n)
) without rowid;

create index report_fact_of on report_fact (conversation);
