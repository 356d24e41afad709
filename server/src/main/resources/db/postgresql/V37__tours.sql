-- Which tours of the pages began by themselves for whom, so that they never do so twice.
create table tour_seen (
  staff varchar(64) not null references staff (id) on delete cascade,
  tour varchar(32) not null,
  at bigint not null,
  primary key (staff, tour)
);

-- Who could sign in before there was a tour knows the console already.
insert into tour_seen (staff, tour, at)
  select id, 'console', changed_at from staff where password_hash is not null;
