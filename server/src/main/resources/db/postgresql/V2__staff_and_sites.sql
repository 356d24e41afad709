create table staff (
  id varchar(64) primary key,
  login varchar(254) not null,
  login_key varchar(254) not null unique,
  name varchar(120) not null,
  title varchar(120) not null,
  picture varchar(300),
  role varchar(16) not null,
  languages varchar(400) not null,
  greeting varchar(1000) not null,
  capacity integer not null,
  active integer not null,
  password_hash varchar(400),
  created_at bigint not null,
  changed_at bigint not null
);

create table staff_session (
  token_hash varchar(64) primary key,
  staff varchar(64) not null references staff (id),
  created_at bigint not null,
  seen_at bigint not null
);

create index staff_session_by_staff on staff_session (staff);

create table one_time_link (
  token_hash varchar(64) primary key,
  purpose varchar(16) not null,
  staff varchar(64) references staff (id),
  created_at bigint not null,
  expires_at bigint not null,
  used_at bigint
);

create table audit (
  id bigint generated always as identity primary key,
  at bigint not null,
  staff varchar(64),
  author varchar(120) not null,
  action varchar(64) not null,
  site varchar(64),
  subject varchar(128) not null,
  before_state text,
  after_state text
);

create index audit_by_time on audit (at);

create table visitor_token (
  token_hash varchar(64) primary key,
  visitor varchar(64) not null unique,
  site varchar(64) not null,
  created_at bigint not null
);

create table visitor (
  id varchar(64) primary key,
  site varchar(64) not null,
  language varchar(35),
  page varchar(2000),
  name varchar(120),
  email varchar(254),
  first_seen bigint not null,
  last_seen bigint not null
);

create table site (
  site_key varchar(64) primary key,
  name varchar(120) not null,
  origins text not null,
  look text not null,
  created_at bigint not null,
  changed_at bigint not null
);

create table policy_version (
  site varchar(64) not null references site (site_key),
  version bigint not null,
  author varchar(120) not null,
  at bigint not null,
  comment varchar(500) not null,
  policy text not null,
  primary key (site, version)
);

create table faq_version (
  site varchar(64) not null references site (site_key),
  version bigint not null,
  author varchar(120) not null,
  at bigint not null,
  created integer not null,
  changed integer not null,
  removed integer not null,
  primary key (site, version)
);

create table faq_entry (
  site varchar(64) not null,
  id varchar(80) not null,
  from_version bigint not null,
  to_version bigint,
  place bigint not null,
  content text not null,
  primary key (site, id, from_version)
);

create index faq_entry_current on faq_entry (site, place) where to_version is null;

create table canned_response (
  id varchar(64) primary key,
  shortcut varchar(40) not null unique,
  title varchar(120) not null,
  text text not null
);
