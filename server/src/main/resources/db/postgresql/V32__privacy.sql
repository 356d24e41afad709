-- What a site hides of what is written and how long it keeps its chats, and up to which of them, in the
-- order of their last word (milliseconds since 1970), the words are erased.
create table site_privacy (
  site varchar(64) primary key references site (site_key),
  content text not null,
  erased_at bigint not null default 0,
  erased_id varchar(200) not null default '',
  changed_at bigint not null
);
