-- What staff call a conversation. (The full text is in a file of its own beside this one.)
create table conversation_tag (
  conversation text not null,
  tag text not null,
  tagged_by text not null,
  at integer not null,
  primary key (conversation, tag)
) without rowid;

create index conversation_tag_tag on conversation_tag (tag, at);

-- What staff noted about a visitor, for all their conversations.
create table visitor_note (
  visitor varchar(64) primary key,
  note text not null,
  version integer not null,
  noted_by varchar(64) not null,
  at integer not null
);
