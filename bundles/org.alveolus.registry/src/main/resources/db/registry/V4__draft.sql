-- What somebody typed into the form of a treatment and did not save yet; its owner's alone.
create table registry_draft (
  id char(36) not null primary key,
  institution_id char(36) not null,
  version bigint not null,
  account_id char(36) not null,
  treatment_id char(36),
  title varchar(200),
  content varchar(32000) not null,
  changed_at timestamp not null
);

create index registry_draft_owner on registry_draft (institution_id, account_id, changed_at desc);
create index registry_draft_changed on registry_draft (institution_id, changed_at);
