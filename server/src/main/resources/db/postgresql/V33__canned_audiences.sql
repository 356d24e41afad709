-- A canned response is for all of the staff, for a team, or for one person who wrote it.
alter table canned_response drop constraint canned_response_shortcut_key;
alter table canned_response add column team varchar(64) references team (id);
alter table canned_response add column owner varchar(64) references staff (id) on delete cascade;
alter table canned_response add constraint canned_response_audience
  check (team is null or owner is null);

-- Among those who may insert it, a shortcut names one response.
create unique index canned_response_of_all on canned_response (shortcut)
  where team is null and owner is null;
create unique index canned_response_of_team on canned_response (team, shortcut)
  where team is not null;
create unique index canned_response_of_owner on canned_response (owner, shortcut)
  where owner is not null;
