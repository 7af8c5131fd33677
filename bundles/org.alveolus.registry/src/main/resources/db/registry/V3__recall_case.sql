-- A recall that is worked through: the notice, and what it was found to concern.
create table registry_recall_case (
  id char(36) not null primary key,
  institution_id char(36) not null,
  version bigint not null,
  state varchar(16) not null,
  reference varchar(200) not null,
  notice_date date not null,
  notice varchar(4000),
  lot varchar(200),
  serial varchar(200),
  issuer varchar(16),
  udi_di varchar(200),
  product_code varchar(200),
  supplier_id char(36),
  supplier_name varchar(200),
  from_date date,
  to_date date,
  assigned_id char(36),
  assigned_name varchar(200),
  opened_at timestamp not null,
  opened_by varchar(200) not null,
  closed_at timestamp,
  closed_by varchar(200),
  closing_reason varchar(1000)
);

create index registry_recall_case_newest on registry_recall_case (institution_id, id desc);
create index registry_recall_case_state on registry_recall_case (institution_id, state, id desc);

create table registry_recall_patient (
  id char(36) not null primary key,
  institution_id char(36) not null,
  case_id char(36) not null references registry_recall_case (id),
  patient_id char(36) not null,
  patient_number varchar(64) not null,
  found_at timestamp not null,
  settled_at timestamp,
  settled_by varchar(200),
  remark varchar(1000),
  constraint registry_recall_patient_once unique (case_id, patient_id)
);

create index registry_recall_patient_case on registry_recall_patient (case_id, patient_number, id);

-- What a patient has, as it was when it was found: a case does not change with the treatment.
create table registry_recall_device (
  id char(36) not null primary key,
  institution_id char(36) not null,
  case_id char(36) not null references registry_recall_case (id),
  recall_patient_id char(36) not null references registry_recall_patient (id),
  device_id char(36) not null,
  treatment_id char(36) not null,
  placement_id char(36),
  location_id char(36) not null,
  position integer,
  surgery_date date not null,
  practitioner_name varchar(200) not null,
  kind varchar(16) not null,
  supplier_name varchar(200),
  product_code varchar(200),
  name varchar(200),
  lot varchar(200),
  serial varchar(200),
  udi_di varchar(200),
  constraint registry_recall_device_once unique (case_id, device_id)
);

create index registry_recall_device_patient on registry_recall_device (recall_patient_id);

create table registry_recall_contact (
  id char(36) not null primary key,
  institution_id char(36) not null,
  case_id char(36) not null references registry_recall_case (id),
  recall_patient_id char(36) not null references registry_recall_patient (id),
  contacted_at timestamp not null,
  way varchar(16) not null,
  outcome varchar(32) not null,
  remark varchar(1000),
  account_id char(36),
  account_name varchar(200) not null,
  withdrawn_at timestamp,
  withdrawn_by varchar(200)
);

create index registry_recall_contact_patient on registry_recall_contact (recall_patient_id, contacted_at);
create index registry_recall_contact_case on registry_recall_contact (case_id);

create table registry_recall_item (
  id char(36) not null primary key,
  institution_id char(36) not null,
  case_id char(36) not null references registry_recall_case (id),
  item_id char(36) not null,
  location_id char(36) not null,
  storage_title varchar(200),
  quarantined_at timestamp,
  quarantined_by varchar(200),
  released_at timestamp,
  released_by varchar(200),
  kind varchar(16) not null,
  supplier_name varchar(200),
  product_code varchar(200),
  name varchar(200),
  lot varchar(200),
  serial varchar(200),
  udi_di varchar(200),
  constraint registry_recall_item_once unique (case_id, item_id)
);

create table registry_recall_event (
  id char(36) not null primary key,
  institution_id char(36) not null,
  case_id char(36) not null references registry_recall_case (id),
  done_at timestamp not null,
  account_name varchar(200) not null,
  act varchar(16) not null,
  amount integer not null,
  reason varchar(1000)
);

create index registry_recall_event_case on registry_recall_event (case_id, id);
