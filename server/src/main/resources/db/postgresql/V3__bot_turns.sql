-- The bot's turns and what people said of them, without a word of anybody's. Written in the
-- transaction of the append; conversation is the key of its row. Chances are 0 to 1.
create table bot_turn (
  conversation bigint not null,
  seq bigint not null,
  question bigint not null,
  site text not null,
  at bigint not null,
  language text not null,
  verdict text not null,
  reason text,
  top text,
  entry text,
  prior double precision not null,
  confidence double precision not null,
  faq_version bigint not null,
  policy_version bigint not null,
  adjustment bigint not null,
  model text not null,
  helpful integer,
  choice text,
  judgement text,
  judged_entry text,
  came_too_late integer not null default 0,
  primary key (conversation, seq)
) with (fillfactor = 90);

create index bot_turn_by_time on bot_turn (site, at);
