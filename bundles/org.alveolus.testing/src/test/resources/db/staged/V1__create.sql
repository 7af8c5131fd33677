create table staged_row (
  id char(36) not null primary key,
  institution_id char(36) not null,
  name varchar(40) ${bytewise} not null,
  copied varchar(40)
);
