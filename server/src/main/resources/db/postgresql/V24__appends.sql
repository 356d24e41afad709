-- What people said, in the event's own row: one row to write and one index. It can still be erased.
alter table event rename to event_before;
create table event (
  conversation bigint not null,
  seq bigint not null,
  kind text not null,
  version integer not null,
  at bigint not null,
  facts text not null,
  words text
);
insert into event (conversation, seq, kind, version, at, facts, words)
select e.conversation, e.seq, e.kind, e.version, e.at, e.facts, b.words
from event_before e
left join message_body b on b.conversation = e.conversation and b.seq = e.seq;
drop table event_before;
drop table message_body;
alter table event add primary key (conversation, seq);

-- The order of the closed box, in a column that no message of an open conversation changes: an
-- update that changes no indexed column writes to no index.
drop index conversation_closed;
alter table conversation add column closed_last_at bigint
  generated always as (case when state = 'CLOSED' then last_at end) stored;
create index conversation_closed on conversation (closed_last_at, id)
  where closed_last_at is not null;
