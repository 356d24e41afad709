-- The full text of the conversations, kept behind the log by a follower: how far it has read each, and
-- the folded words of each message. The words themselves are in the log alone.
create table search_position (
  conversation text collate "C" primary key,
  seq bigint not null
);

create table search_words (
  id bigint generated always as identity primary key,
  conversation text collate "C" not null,
  seq bigint not null,
  at bigint not null,
  spoken_by text not null,
  agent text collate "C",
  words tsvector not null
);

create index search_words_found on search_words using gin (words);
create index search_words_of on search_words (conversation, agent);

-- What staff call a conversation.
create table conversation_tag (
  conversation text collate "C" not null,
  tag text not null,
  tagged_by text collate "C" not null,
  at bigint not null,
  primary key (conversation, tag)
);

create index conversation_tag_tag on conversation_tag (tag, at);

-- What staff noted about a visitor, for all their conversations.
create table visitor_note (
  visitor varchar(64) primary key,
  note text not null,
  version bigint not null,
  noted_by varchar(64) not null,
  at bigint not null
);
