-- When a site's people are there; without a row it is always open.
create table site_hours (
  site varchar(64) primary key references site (site_key),
  version bigint not null,
  content text not null,
  changed_at bigint not null
);
