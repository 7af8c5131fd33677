alter table registry_extract add column content blob(64M);
alter table registry_own_piece add column content blob(2M);
