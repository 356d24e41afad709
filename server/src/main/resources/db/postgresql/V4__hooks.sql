create table site_bot (
  site varchar(64) primary key references site (site_key),
  answers varchar(16) not null,
  name varchar(40) not null,
  url varchar(500) not null,
  limit_ms bigint not null,
  secret varchar(100),
  secret_at bigint,
  older_secret varchar(100),
  older_secret_at bigint,
  changed_at bigint not null
);
