-- A canned response is for all of the staff, for a team, or for one person who wrote it.
-- The table is made anew: a shortcut is no longer unique in the whole house.
create table canned_response_anew (
  id varchar(64) primary key,
  shortcut varchar(40) not null,
  title varchar(120) not null,
  text text not null,
  team varchar(64) references team (id),
  owner varchar(64) references staff (id) on delete cascade,
  check (team is null or owner is null)
);
insert into canned_response_anew (id, shortcut, title, text)
  select id, shortcut, title, text from canned_response;
drop table canned_response;
alter table canned_response_anew rename to canned_response;

-- Among those who may insert it, a shortcut names one response.
create unique index canned_response_of_all on canned_response (shortcut)
  where team is null and owner is null;
create unique index canned_response_of_team on canned_response (team, shortcut)
  where team is not null;
create unique index canned_response_of_owner on canned_response (owner, shortcut)
  where owner is not null;
