-- Files that go with messages, in parts: each part is a short transaction. The log names a file by its
-- id; name and bytes are somebody's words and are kept here, so that they can be erased.
create table file (
  id varchar(64) primary key,
  visitor varchar(64) not null,
  agent varchar(64),
  name varchar(200) not null,
  size bigint not null,
  type varchar(100),
  right_hash varchar(64) not null,
  created_at bigint not null,
  sent_at bigint
);

create index file_by_visitor on file (visitor, created_at);
create index file_unsent on file (created_at) where sent_at is null;

create table file_part (
  file varchar(64) not null,
  n integer not null,
  bytes bytea not null,
  primary key (file, n)
);
