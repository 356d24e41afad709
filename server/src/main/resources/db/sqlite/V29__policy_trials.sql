-- Versions that were made to be tried on a share of the chats are never in force for all.
alter table policy_version add column on_trial integer not null default 0;

-- A version on a share of the chats: those that began since, chosen by a keyed hash of their id.
create table policy_trial (
  site varchar(64) not null references site (site_key),
  version bigint not null,
  against bigint not null,
  percent integer not null,
  hash_key varchar(80) not null,
  begins_at bigint not null,
  author varchar(120) not null,
  guards text not null,
  ended_at bigint,
  ended_by varchar(120),
  ending varchar(16),
  figures text,
  broken varchar(16),
  primary key (site, version)
);

-- A site tries one version at a time.
create unique index policy_trial_runs on policy_trial (site) where ended_at is null;

-- Visitors' ratings, 1 to 5. Written with the append.
create table chat_rating (
  conversation integer not null,
  seq integer not null,
  site varchar(64) not null,
  at bigint not null,
  stars integer not null,
  of_person integer not null,
  primary key (conversation, seq)
) without rowid;

create index chat_rating_by_time on chat_rating (site, at);
