-- Visitors who may not write now. What became of earlier blocks is in the audit record.
create table visitor_block (
  visitor varchar(64) primary key,
  site varchar(64) not null,
  reason varchar(500) not null,
  blocked_by varchar(64) not null,
  at bigint not null,
  ends_at bigint
);

-- What staff changed beside the logs a moment ago, for the consoles of all nodes; old rows go.
create table desk_change (
  subject varchar(160) primary key,
  at bigint not null
);

create index desk_change_at on desk_change (at);
