-- What a version is called, and what its author was shown that it would come to (JSON); null where nothing was.
alter table policy_version add column name varchar(80) not null default '';
alter table policy_version add column prediction text;
