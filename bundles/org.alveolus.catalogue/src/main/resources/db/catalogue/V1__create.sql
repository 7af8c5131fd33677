create table catalogue_supplier (
    id char(36) not null primary key,
    institution_id char(36) not null,
    name varchar(200) not null,
    name_key varchar(400) ${bytewise} not null,
    address varchar(1000),
    website varchar(500),
    version bigint not null
);

create unique index catalogue_supplier_name on catalogue_supplier (institution_id, name_key);

create table catalogue_product (
    id char(36) not null primary key,
    institution_id char(36) not null,
    issuer varchar(8) not null,
    udi_di varchar(200) not null,
    kind varchar(16) not null,
    supplier_id char(36) references catalogue_supplier (id),
    product_code varchar(200),
    name varchar(200),
    name_key varchar(200) ${bytewise} not null,
    type varchar(200),
    diameter decimal(6, 3),
    length decimal(6, 3),
    learned_at timestamp not null,
    version bigint not null
);

create unique index catalogue_product_udi on catalogue_product (institution_id, udi_di, issuer);
create index catalogue_product_name on catalogue_product (institution_id, name_key, id);

-- Product code, UDI-DI and the name from each of its words on: whatever a search may begin with.
create table catalogue_product_term (
    id char(36) not null primary key,
    institution_id char(36) not null,
    product_id char(36) not null references catalogue_product (id) on delete cascade,
    term varchar(200) ${bytewise} not null
);

create index catalogue_product_term_term on catalogue_product_term (institution_id, term, product_id);
create index catalogue_product_term_product on catalogue_product_term (product_id, term);

-- Whoever adds a supplier or a product passes the gate of the institution first, so that two who add the same do so one
-- after the other.
create table catalogue_gate (
    id smallint not null primary key,
    passed bigint not null
);

insert into catalogue_gate (id, passed) values
    (0, 0), (1, 0), (2, 0), (3, 0), (4, 0), (5, 0), (6, 0), (7, 0), (8, 0), (9, 0), (10, 0), (11, 0), (12, 0), (13, 0), (14, 0), (15, 0),
    (16, 0), (17, 0), (18, 0), (19, 0), (20, 0), (21, 0), (22, 0), (23, 0), (24, 0), (25, 0), (26, 0), (27, 0), (28, 0), (29, 0), (30, 0), (31, 0);
