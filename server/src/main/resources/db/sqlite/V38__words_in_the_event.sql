-- What people said, apart from the facts, so that it can be erased, but in the same row: a commit
-- writes one page fewer. Older events have theirs in message_body.
alter table event add column words text;
