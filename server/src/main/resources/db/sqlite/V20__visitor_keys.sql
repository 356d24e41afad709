create table visitor_key (
  site varchar(64) primary key references site (site_key),
  secret varchar(100),
  secret_at bigint,
  older_secret varchar(100),
  older_secret_at bigint,
  changed_at bigint not null
);
