create table registry_treatment (
  id char(36) not null primary key,
  institution_id char(36) not null,
  version bigint not null,
  location_id char(36) not null,
  patient_id char(36) not null,
  patient_number varchar(64) not null,
  patient_number_folded varchar(64) not null,
  surgery_date date not null,
  practitioner_id char(36) not null,
  practitioner_name varchar(200) not null,
  indication varchar(64) not null,
  specification varchar(1000),
  technique_1 varchar(64),
  technique_2 varchar(64),
  technique_positions varchar(200) not null,
  may_give_blood boolean not null,
  referrer_id char(36),
  aftercare varchar(64),
  prosthetics_by varchar(64) not null,
  extra varchar(4000),
  extra_folded varchar(4000),
  incomplete boolean not null,
  created_at timestamp not null,
  changed_at timestamp not null,
  deleted_at timestamp
);

-- Lists read ids from an index alone and then the rows by their ids: Derby chooses the index of the order only when it need not
-- look into the table.
create index registry_treatment_date on registry_treatment (institution_id, surgery_date desc, id desc, location_id);
create index registry_treatment_by on registry_treatment (institution_id, practitioner_id, surgery_date desc, id desc, location_id);
create index registry_treatment_todo on registry_treatment (institution_id, incomplete, surgery_date desc, id desc, location_id);
-- The number comes first, since several are looked for at once: only there Derby looks each of them up.
create index registry_treatment_number on registry_treatment (patient_number_folded, institution_id, surgery_date desc, id desc, location_id);
create index registry_treatment_patient on registry_treatment (institution_id, patient_id, surgery_date desc);

-- Each patient number from each of its signs on, so that a number is found by any part of it. Written with the first treatment that
-- has the number.
create table registry_number (
  id char(36) not null primary key,
  institution_id char(36) not null,
  ending varchar(64) ${bytewise} not null,
  number varchar(64) ${bytewise} not null
);

create index registry_number_ending on registry_number (institution_id, ending, number);

create table registry_placement (
  id char(36) not null primary key,
  institution_id char(36) not null,
  treatment_id char(36) not null references registry_treatment (id),
  ordinal integer not null,
  position integer not null,
  region varchar(64) not null
);

create index registry_placement_treatment on registry_placement (treatment_id, ordinal);

-- Surgery date, location, patient and whether the treatment was deleted are kept beside each device: a recall reads devices alone.
create table registry_device (
  id char(36) not null primary key,
  institution_id char(36) not null,
  treatment_id char(36) not null references registry_treatment (id),
  placement_id char(36) references registry_placement (id),
  ordinal integer not null,
  surgery_date date not null,
  location_id char(36) not null,
  patient_id char(36) not null,
  deleted boolean not null,
  stock_item_id char(36),
  kind varchar(16) not null,
  supplier_id char(36),
  supplier_name varchar(200),
  product_code varchar(200),
  product_code_normal varchar(200),
  name varchar(200),
  type varchar(200),
  lot varchar(200),
  lot_normal varchar(200),
  serial varchar(200),
  serial_normal varchar(200),
  diameter decimal(7, 3),
  length decimal(7, 3),
  expiry varchar(16),
  issuer varchar(16),
  udi_di varchar(200),
  raw_scan varchar(4000),
  entry varchar(16) not null
);

create index registry_device_treatment on registry_device (treatment_id, ordinal);
create index registry_device_placement on registry_device (placement_id, ordinal);
-- What is looked for by several values at once comes first: only there Derby looks each of them up.
create index registry_device_lot on registry_device (lot_normal, institution_id);
create index registry_device_serial on registry_device (serial_normal, institution_id);
create index registry_device_udi on registry_device (institution_id, udi_di, surgery_date desc, id desc);
create index registry_device_code on registry_device (institution_id, product_code_normal, surgery_date desc, id desc);
create index registry_device_supplier on registry_device (institution_id, supplier_id, surgery_date desc, id desc);

create table registry_referrer (
  id char(36) not null primary key,
  institution_id char(36) not null,
  version bigint not null,
  name varchar(200) not null,
  name_normal varchar(200) ${bytewise} not null
);

create unique index registry_referrer_name on registry_referrer (institution_id, name_normal);

create table registry_choice (
  id char(36) not null primary key,
  institution_id char(36) not null,
  version bigint not null,
  list varchar(32) not null,
  code varchar(64) not null,
  title_en varchar(200) not null,
  title_nl varchar(200) not null,
  title_de varchar(200) not null,
  retired boolean not null
);

create unique index registry_choice_code on registry_choice (institution_id, list, code);

-- Whether a product needs an implant card, where that is not what its kind says.
create table registry_card_rule (
  id char(36) not null primary key,
  institution_id char(36) not null,
  version bigint not null,
  issuer varchar(16) not null,
  udi_di varchar(200) not null,
  needed boolean not null,
  reason varchar(500) not null
);

create unique index registry_card_rule_product on registry_card_rule (institution_id, udi_di, issuer);

-- Each state of a treatment's implant card that was handed out.
create table registry_card_issue (
  id char(36) not null primary key,
  institution_id char(36) not null,
  treatment_id char(36) not null references registry_treatment (id),
  number integer not null,
  content_hash char(64) not null,
  issued_at timestamp not null,
  issued_by varchar(200) not null
);

create unique index registry_card_issue_number on registry_card_issue (treatment_id, number);
