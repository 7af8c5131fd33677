create table broken_first (id char(36) not null primary key);
