-- A site's corrections of its confidence; rows are only added.
create table adjustment_version (
  site varchar(64) not null references site (site_key),
  version bigint not null,
  author varchar(120) not null,
  at bigint not null,
  comment varchar(500) not null,
  model varchar(200) not null,
  content text not null,
  primary key (site, version)
);

-- Which of them is in force; 0 for none.
create table adjustment_current (
  site varchar(64) primary key references site (site_key),
  version bigint not null
);

-- What an admin does not want to be suggested again: a wording, as a hash, for an entry, or for
-- the list of unanswered questions where entry is empty.
create table set_aside (
  site varchar(64) not null references site (site_key),
  entry varchar(80) not null,
  wording varchar(64) not null,
  author varchar(120) not null,
  at bigint not null,
  primary key (site, entry, wording)
);
