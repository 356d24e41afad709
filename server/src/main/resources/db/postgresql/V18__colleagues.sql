-- Who is asked by colleagues, in the open threads of conversations; said is the number of the last
-- word. Written in the transaction of the append that changes it; the words are in the log.
create table colleague_asked (
  conversation bigint not null,
  seq bigint not null,
  agent varchar(64) not null,
  said bigint not null,
  primary key (conversation, seq, agent)
);

create index colleague_asked_by_agent on colleague_asked (agent);
