alter table rest_answer add column body blob(16M);
