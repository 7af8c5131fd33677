-- How many pieces of a product should lie at a practice location. The key names the product by its UDI-DI, or by supplier and code.
create table stock_level (
    id char(36) not null primary key,
    institution_id char(36) not null,
    location_id char(36) not null,
    product_key varchar(300) ${bytewise} not null,
    minimum integer not null,
    target integer not null,
    kind varchar(12) not null,
    supplier_id char(36) not null,
    supplier_name varchar(200) not null,
    product_code varchar(200),
    name varchar(200) not null,
    type varchar(200),
    diameter decimal(6, 3),
    length decimal(6, 3),
    issuer varchar(8),
    udi_di varchar(200),
    version bigint not null
);

create unique index stock_level_product on stock_level (institution_id, location_id, product_key);

create table stock_order (
    id char(36) not null primary key,
    institution_id char(36) not null,
    location_id char(36) not null,
    number integer not null,
    supplier_id char(36) not null,
    supplier_name varchar(200) not null,
    note varchar(1000),
    state varchar(16) not null,
    delivery varchar(16) not null,
    reference varchar(200),
    changes integer not null,
    created_at timestamp not null,
    version bigint not null
);

create unique index stock_order_number on stock_order (institution_id, number);
create index stock_order_list on stock_order (institution_id, location_id, id desc);
create index stock_order_state on stock_order (institution_id, location_id, state, id desc);

create table stock_order_line (
    order_id char(36) not null references stock_order (id),
    position integer not null,
    institution_id char(36) not null,
    product_key varchar(300) ${bytewise} not null,
    kind varchar(12) not null,
    product_code varchar(200),
    name varchar(200) not null,
    type varchar(200),
    diameter decimal(6, 3),
    length decimal(6, 3),
    issuer varchar(8),
    udi_di varchar(200),
    quantity integer not null,
    received integer not null,
    primary key (order_id, position)
);

create table stock_count (
    id char(36) not null primary key,
    institution_id char(36) not null,
    location_id char(36) not null,
    storage_id char(36) not null references stock_storage (id),
    storage_title varchar(120) not null,
    number integer not null,
    state varchar(12) not null,
    started_at timestamp not null,
    started_by varchar(200) not null,
    finished_at timestamp,
    finished_by varchar(200),
    changes integer not null,
    version bigint not null
);

create unique index stock_count_number on stock_count (institution_id, number);
create index stock_count_list on stock_count (institution_id, location_id, id desc);
create index stock_count_storage on stock_count (storage_id, state);

-- The pieces of a count: those that were found, and when it ends those that were not.
create table stock_count_piece (
    count_id char(36) not null references stock_count (id),
    item_id char(36) not null references stock_item (id),
    institution_id char(36) not null,
    outcome varchar(16) not null,
    counted_at timestamp not null,
    counted_by varchar(200) not null,
    primary key (count_id, item_id)
);

create index stock_count_piece_item on stock_count_piece (item_id);

-- What was scanned and is not known to the stock.
create table stock_count_extra (
    id char(36) not null primary key,
    count_id char(36) not null references stock_count (id),
    institution_id char(36) not null,
    text varchar(4000) not null,
    name varchar(200),
    lot varchar(200),
    serial varchar(200),
    counted_at timestamp not null,
    counted_by varchar(200) not null
);

create index stock_count_extra_count on stock_count_extra (count_id, id);
