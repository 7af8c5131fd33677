alter table rest_answer add column body bytea;
