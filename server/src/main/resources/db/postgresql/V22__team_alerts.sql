-- The wait after which supervisors are told of a team's visitors; null for the house's own limit.
alter table team add column alert_after_ms bigint;
