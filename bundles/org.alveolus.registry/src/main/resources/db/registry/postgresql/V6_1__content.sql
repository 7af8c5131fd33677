alter table registry_extract add column content bytea not null;
alter table registry_own_piece add column content bytea not null;
