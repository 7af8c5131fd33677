-- What the statistics need of the treatments of a month at a practice location, packed (docs/statistics.md); its content stands in
-- the scripts of each database. It holds nothing that could not be made again.
create table registry_extract (
  id char(36) not null primary key,
  institution_id char(36) not null,
  location_id char(36) not null,
  month_number integer not null
);

create index registry_extract_month on registry_extract (institution_id, location_id, month_number, id);

-- Days of surgery at which something changed since the extract was made: written in the transaction of the change, and removed by
-- whoever makes the extract anew.
create table registry_extract_change (
  id char(36) not null primary key,
  institution_id char(36) not null,
  location_id char(36) not null,
  surgery_date date not null
);

create index registry_extract_change_day on registry_extract_change (institution_id, location_id, surgery_date, id);

insert into registry_extract_change (id, institution_id, location_id, surgery_date)
  select min(id), institution_id, location_id, surgery_date from registry_treatment
  group by institution_id, location_id, surgery_date;

-- What the professional register asks, where that is not the default.
create table registry_register_rule (
  id char(36) not null primary key,
  institution_id char(36) not null,
  version bigint not null,
  years integer not null,
  patients integer not null,
  partially_edentate integer not null,
  techniques integer not null,
  pre_implant_most integer not null,
  indications varchar(4000) not null
);

create unique index registry_register_rule_one on registry_register_rule (institution_id);

-- A person's own records as they asked for them. Whoever has asked, and what for, stays when the files are gone.
create table registry_own_records (
  id char(36) not null primary key,
  institution_id char(36) not null,
  version bigint not null,
  account_id char(36) not null,
  account_name varchar(200) not null,
  language varchar(8) not null,
  state varchar(16) not null,
  asked_at timestamp not null,
  total integer not null,
  done integer not null,
  ready_at timestamp,
  deleted_at timestamp,
  failure varchar(400)
);

create index registry_own_records_of on registry_own_records (institution_id, account_id, asked_at desc, id desc);

-- A file of them, and its content in pieces, so that neither making nor sending it needs more memory than a piece.
create table registry_own_file (
  id char(36) not null primary key,
  institution_id char(36) not null,
  records_id char(36) not null references registry_own_records (id),
  format varchar(8) not null,
  size bigint not null,
  sha256 char(64) not null
);

create unique index registry_own_file_format on registry_own_file (records_id, format);

create table registry_own_piece (
  id char(36) not null primary key,
  institution_id char(36) not null,
  records_id char(36) not null references registry_own_records (id),
  format varchar(8) not null,
  number integer not null
);

create unique index registry_own_piece_number on registry_own_piece (records_id, format, number);

-- When a job has to do something for records: make them, or delete their files. Read across institutions; holds no one's data.
create table registry_own_turn (
  records_id char(36) not null primary key,
  institution char(36) not null,
  due_at timestamp not null
);

create index registry_own_turn_due on registry_own_turn (due_at, records_id);
