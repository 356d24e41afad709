-- Files that go with messages, in parts: each part is a short transaction. The log names a file by its
-- id; name and bytes are somebody's words and are kept here, so that they can be erased.
create table file (
  id text primary key,
  visitor text not null,
  agent text,
  name text not null,
  size integer not null,
  type text,
  right_hash text not null,
  created_at integer not null,
  sent_at integer
);

create index file_by_visitor on file (visitor, created_at);
create index file_unsent on file (created_at) where sent_at is null;

create table file_part (
  file text not null,
  n integer not null,
  bytes blob not null,
  primary key (file, n)
);
