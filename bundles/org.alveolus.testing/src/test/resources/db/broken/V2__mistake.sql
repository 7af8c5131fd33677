create table broken_second (id char(36) not null primary key
