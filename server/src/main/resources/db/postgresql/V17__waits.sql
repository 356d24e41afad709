-- Who left the queue by being accepted, and since when they had waited.
alter table departure add column conversation varchar(200);
alter table departure add column since bigint;

-- What a visitor was first told of a wait for a free slot; the range as moments, if one was told.
create table wait_told (
  conversation varchar(200) not null,
  since bigint not null,
  line varchar(64) not null,
  slots integer not null,
  told_at bigint not null,
  from_at bigint,
  to_at bigint,
  primary key (conversation, since)
);
