create table institution_institution (
    id char(36) not null primary key,
    name varchar(200) not null,
    kind varchar(8) not null,
    country char(2) not null,
    zone varchar(64) not null,
    languages varchar(200) not null,
    address varchar(1000),
    website varchar(500),
    version bigint not null
);

create table institution_location (
    id char(36) not null primary key,
    institution_id char(36) not null references institution_institution (id),
    name varchar(200) not null,
    name_key varchar(200) not null,
    address varchar(1000),
    version bigint not null
);

create unique index institution_location_name on institution_location (institution_id, name_key);
