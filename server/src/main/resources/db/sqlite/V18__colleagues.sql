-- Who is asked by colleagues, in the open threads of conversations; said is the number of the last
-- word. Written in the transaction of the append that changes it; the words are in the log.
create table colleague_asked (
  conversation integer not null,
  seq integer not null,
  agent text not null,
  said integer not null,
  primary key (conversation, seq, agent)
) without rowid;

create index colleague_asked_by_agent on colleague_asked (agent);
