-- The key pair that says to push services who calls; made once.
create table push_key (
  id integer primary key check (id = 1),
  private_key varchar(64) not null,
  public_key varchar(128) not null,
  made_at bigint not null
);

-- Browsers that an agent is called on, each for as long as its session lives.
create table push_device (
  id varchar(64) primary key,
  session varchar(64) not null references staff_session (token_hash) on delete cascade,
  staff varchar(64) not null references staff (id),
  endpoint varchar(1000) not null,
  public_key varchar(128) not null,
  auth varchar(32) not null,
  quiet_from integer,
  quiet_to integer,
  zone varchar(64) not null,
  made_at bigint not null,
  rests_until bigint
);

create index push_device_by_session on push_device (session);
create index push_device_by_staff on push_device (staff);

-- To what each agent was called last, so that no node calls twice; old rows go.
create table push_call (
  staff varchar(64) not null,
  conversation varchar(200) not null,
  since bigint not null,
  called_at bigint not null,
  times integer not null,
  primary key (staff, conversation)
);
