-- To which national register an institution delivers, and since which day of surgery.
create table registry_register (
  id char(36) not null primary key,
  institution_id char(36) not null,
  version bigint not null,
  connector varchar(64),
  first_day date,
  secret varchar(64) not null
);

create unique index registry_register_one on registry_register (institution_id);

-- Treatments in which something changed while the institution delivers: written in the transaction of the change, and taken away when
-- the treatment's delivery has been put in the queue.
create table registry_register_mark (
  id char(36) not null primary key,
  institution_id char(36) not null,
  treatment_id char(36) not null
);

create index registry_register_mark_id on registry_register_mark (institution_id, id);

-- How far each treatment's delivery is; its id is the treatment's.
create table registry_register_delivery (
  id char(36) not null primary key,
  institution_id char(36) not null,
  version bigint not null,
  location_id char(36) not null,
  patient_id char(36) not null,
  patient_number varchar(64) not null,
  surgery_date date not null,
  treatment_version bigint not null,
  withdrawal boolean not null,
  registered boolean not null,
  state varchar(16) not null,
  tries integer not null,
  next_at timestamp,
  changed_at timestamp not null,
  reason varchar(1000),
  reference varchar(200)
);

create index registry_register_delivery_changed on registry_register_delivery (institution_id, changed_at desc, id desc);
create index registry_register_delivery_state on registry_register_delivery (institution_id, state, changed_at desc, id desc);
create index registry_register_delivery_next on registry_register_delivery (institution_id, state, next_at, id);
