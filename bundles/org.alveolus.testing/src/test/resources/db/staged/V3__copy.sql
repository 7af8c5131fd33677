update staged_row set copied = name;
create table staged_later (id char(36) not null primary key, institution_id varchar(36) not null);
