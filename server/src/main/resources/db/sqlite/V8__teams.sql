-- Agents who share a queue. Skills are words with a space between them.
create table team (
  id varchar(64) primary key,
  name varchar(60) not null,
  name_key varchar(240) not null unique,
  mode varchar(16) not null,
  skills varchar(1000) not null,
  fallback varchar(64),
  fallback_after_ms bigint not null,
  changed_at bigint not null
);

create table team_member (
  team varchar(64) not null references team (id),
  agent varchar(64) not null references staff (id),
  primary key (team, agent)
);

-- The team of a site's conversations; a site without one has everybody.
create table site_team (
  site varchar(64) primary key references site (site_key),
  team varchar(64) not null references team (id)
);

-- One row: changes of teams wait for each other at it.
create table team_lock (
  turn bigint not null
);
insert into team_lock (turn) values (0);

alter table staff add column skills varchar(1000) not null default '';

-- The team that a conversation's escalation wanted.
alter table conversation add column team varchar(64);

-- The queue's order: arrival, with the head start that a priority gives (see Place.turn).
drop index conversation_queue;
create index conversation_queue on conversation (
  (waiting_since - case when priority >= 100 then 86400000 else priority * 30000 end), id)
  where state = 'QUEUED';
