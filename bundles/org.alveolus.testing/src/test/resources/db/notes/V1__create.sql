create table notes_note (
  id char(36) not null primary key,
  institution_id char(36) not null,
  version bigint not null,
  title varchar(40) not null,
  constraint notes_note_title unique (institution_id, title)
);

create table notes_tag (
  id char(36) not null primary key,
  version bigint not null,
  title varchar(40) not null
);
