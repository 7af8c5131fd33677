-- What becomes of a placed implant. Of an entry that was corrected or deleted the former state stands in registry_follow_up_trace.
create table registry_visit (
  id char(36) not null primary key,
  institution_id char(36) not null,
  version bigint not null,
  treatment_id char(36) not null references registry_treatment (id),
  placement_id char(36) not null,
  location_id char(36) not null,
  visit_date date not null,
  findings varchar(4000),
  next_visit date,
  by_id char(36) not null,
  by_name varchar(200) not null,
  recorded_at timestamp not null,
  deleted_at timestamp
);

create index registry_visit_treatment on registry_visit (treatment_id);

create table registry_complication (
  id char(36) not null primary key,
  institution_id char(36) not null,
  version bigint not null,
  treatment_id char(36) not null references registry_treatment (id),
  placement_id char(36) not null,
  location_id char(36) not null,
  complication_date date not null,
  complication varchar(64) not null,
  remark varchar(4000),
  by_id char(36) not null,
  by_name varchar(200) not null,
  recorded_at timestamp not null,
  deleted_at timestamp
);

create index registry_complication_treatment on registry_complication (treatment_id);

-- The placement stands in lost_placement as long as the loss was not deleted: an implant is lost once.
create table registry_loss (
  id char(36) not null primary key,
  institution_id char(36) not null,
  version bigint not null,
  treatment_id char(36) not null references registry_treatment (id),
  placement_id char(36) not null,
  lost_placement char(36),
  location_id char(36) not null,
  loss_date date not null,
  cause varchar(64) not null,
  remark varchar(4000),
  by_id char(36) not null,
  by_name varchar(200) not null,
  recorded_at timestamp not null,
  deleted_at timestamp,
  constraint registry_loss_once unique (lost_placement)
);

create index registry_loss_treatment on registry_loss (treatment_id);

create table registry_follow_up_trace (
  id char(36) not null primary key,
  institution_id char(36) not null,
  treatment_id char(36) not null references registry_treatment (id),
  entry_id char(36) not null,
  act varchar(16) not null,
  done_at timestamp not null,
  account_name varchar(200) not null,
  entry_date date not null,
  code varchar(64),
  content varchar(4000),
  next_visit date,
  by_name varchar(200) not null
);

create index registry_follow_up_trace_treatment on registry_follow_up_trace (treatment_id, done_at);
