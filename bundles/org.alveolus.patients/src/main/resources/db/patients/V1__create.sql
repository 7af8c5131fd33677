create table patients_patient (
    id char(36) not null primary key,
    institution_id char(36) not null,
    number varchar(64) not null,
    number_key varchar(200) ${bytewise} not null,
    name varchar(200),
    birth_date date,
    language char(2),
    version bigint not null
);

create unique index patients_patient_number on patients_patient (institution_id, number_key);

-- The name from each of its words on, so that a patient is found by any of them.
create table patients_name (
    id char(36) not null primary key,
    institution_id char(36) not null,
    patient_id char(36) not null references patients_patient (id) on delete cascade,
    beginning varchar(200) ${bytewise} not null
);

create index patients_name_beginning on patients_name (institution_id, beginning, patient_id);
create index patients_name_patient on patients_name (patient_id, beginning);

-- Whoever adds a patient passes the gate of its number first, so that two who add the same number do so one after the other.
create table patients_gate (
    id smallint not null primary key,
    passed bigint not null
);

insert into patients_gate (id, passed) values
    (0, 0), (1, 0), (2, 0), (3, 0), (4, 0), (5, 0), (6, 0), (7, 0), (8, 0), (9, 0), (10, 0), (11, 0), (12, 0), (13, 0), (14, 0), (15, 0),
    (16, 0), (17, 0), (18, 0), (19, 0), (20, 0), (21, 0), (22, 0), (23, 0), (24, 0), (25, 0), (26, 0), (27, 0), (28, 0), (29, 0), (30, 0), (31, 0);
