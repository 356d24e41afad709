-- What made each version of an FAQ, by hand, by a file or by going back to the version that was restored; empty
-- for versions from before this was kept. And the ways to what a version began and ended.
alter table faq_version add column made varchar(20) not null default '';
alter table faq_version add column restored bigint;
create index faq_entry_begun on faq_entry (site, from_version);
create index faq_entry_ended on faq_entry (site, to_version);
