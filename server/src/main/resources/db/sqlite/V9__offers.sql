-- What an agent said of new chats, and what the house keeps of their offers. Times are milliseconds
-- since 1970.
alter table agent_slot add column because text;
alter table agent_slot add column away_until integer;
alter table agent_slot add column missed integer not null default 0;
alter table agent_slot add column own_limit integer;
alter table agent_slot add column own_limit_until integer;
alter table agent_slot add column back_at integer;
alter table agent_slot add column offered_at integer;
