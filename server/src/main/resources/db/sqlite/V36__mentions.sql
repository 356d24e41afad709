-- Whom colleagues named in notes, until they have read them; called is 1 once nobody need call them to
-- it. Written in the transaction of the note's append; the words are in the log.
create table note_mention (
  conversation integer not null,
  seq integer not null,
  agent text not null,
  at integer not null,
  called integer not null,
  primary key (conversation, seq, agent)
) without rowid;

create index note_mention_by_agent on note_mention (agent, at);
