-- A file of earlier records on its way into the register (docs/decisions/import.md).
create table registry_import (
  id char(36) not null primary key,
  institution_id char(36) not null,
  version bigint not null,
  location_id char(36) not null,
  file_name varchar(255) not null,
  file_hash char(64) not null,
  file_size bigint not null,
  workbook boolean not null,
  charset_name varchar(32),
  delimiter varchar(1),
  sheet integer not null,
  date_order varchar(16),
  sheets varchar(8000) not null,
  heading_hash char(64) not null,
  state varchar(16) not null,
  good_rows_only boolean not null,
  failure varchar(64),
  done bigint not null,
  total bigint not null,
  row_count bigint not null,
  bad_rows bigint not null,
  rows_there bigint not null,
  treatment_count bigint not null,
  patient_count bigint not null,
  kept_count bigint not null,
  faults varchar(4000) not null,
  remarks varchar(1000) not null,
  next_key varchar(200) not null,
  created_at timestamp not null,
  created_by varchar(200) not null,
  ended_at timestamp
);

create index registry_import_made on registry_import (institution_id, created_at desc, id desc);
create index registry_import_headings on registry_import (institution_id, heading_hash, created_at desc);
create index registry_import_file on registry_import (institution_id, file_hash);

-- The file in pieces, in base 64, packed where it was not; gone when the import has ended.
create table registry_import_piece (
  import_id char(36) not null references registry_import (id),
  number integer not null,
  institution_id char(36) not null,
  content varchar(32000) not null,
  primary key (import_id, number)
);

-- What each column of the file means; without a field it is kept as the practice's own, or left out.
create table registry_import_column (
  import_id char(36) not null references registry_import (id),
  number integer not null,
  institution_id char(36) not null,
  heading varchar(200) not null,
  samples varchar(1000) not null,
  field varchar(32),
  kept boolean not null,
  primary key (import_id, number)
);

-- The rows as they were read, by treatment; gone when the import has ended, but for those that were refused.
create table registry_import_row (
  import_id char(36) not null references registry_import (id),
  number integer not null,
  institution_id char(36) not null,
  treatment_key varchar(200) ${bytewise} not null,
  state varchar(8) not null,
  cells varchar(32000) not null,
  faults varchar(2000),
  primary key (import_id, number)
);

create index registry_import_row_treatment on registry_import_row (import_id, treatment_key, number);
create index registry_import_row_state on registry_import_row (import_id, state, number);

-- Texts of the file that name nothing known.
create table registry_import_value (
  import_id char(36) not null references registry_import (id),
  field varchar(32) not null,
  text_key varchar(200) ${bytewise} not null,
  institution_id char(36) not null,
  text varchar(200) not null,
  row_count bigint not null,
  primary key (import_id, field, text_key)
);

-- What such a text means here; asked once.
create table registry_import_answer (
  institution_id char(36) not null,
  field varchar(32) not null,
  text_key varchar(200) ${bytewise} not null,
  act varchar(8) not null,
  target varchar(200),
  primary key (institution_id, field, text_key)
);

-- Which treatment came from which rows, so that the same rows never come twice.
create table registry_import_origin (
  treatment_id char(36) not null primary key references registry_treatment (id),
  institution_id char(36) not null,
  import_id char(36) not null references registry_import (id),
  content_hash char(64) not null,
  patient_id char(36) not null,
  patient_added boolean not null
);

create index registry_import_origin_content on registry_import_origin (content_hash, institution_id);
create index registry_import_origin_import on registry_import_origin (import_id, treatment_id);

-- What a practice keeps of a treatment in columns of its own.
create table registry_extra_field (
  treatment_id char(36) not null references registry_treatment (id),
  number integer not null,
  institution_id char(36) not null,
  heading varchar(200) not null,
  content varchar(4000) not null,
  primary key (treatment_id, number)
);

-- Whose turn it is: one import of an institution is worked on at a time, by one node. Read across institutions; holds no one's data.
create table registry_import_turn (
  institution char(36) not null primary key,
  import_id char(36) not null,
  worker char(36) not null,
  until_time timestamp not null
);
