create table stock_storage (
    id char(36) not null primary key,
    institution_id char(36) not null,
    location_id char(36) not null,
    title varchar(120) not null,
    title_key varchar(240) ${bytewise} not null,
    department varchar(120) not null,
    deleted_at timestamp,
    moved_to char(36),
    version bigint not null
);

-- A deleted storage location keeps its title and gives up the key, so that its title can be used again.
create unique index stock_storage_title on stock_storage (institution_id, location_id, title_key);

create table stock_item (
    id char(36) not null primary key,
    institution_id char(36) not null,
    location_id char(36) not null,
    storage_id char(36) not null references stock_storage (id),
    state varchar(12) not null,
    taken_for char(36),
    kind varchar(12) not null,
    supplier_id char(36),
    supplier_name varchar(200),
    supplier_key varchar(100) ${bytewise} not null,
    product_code varchar(200),
    code_key varchar(200) ${bytewise} not null,
    name varchar(200) not null,
    type varchar(200),
    product_key varchar(300) ${bytewise} not null,
    lot varchar(200),
    lot_key varchar(200) ${bytewise},
    serial varchar(200),
    serial_key varchar(200) ${bytewise},
    -- Issuer, UDI-DI and serial number while it is in the house: of such a piece there is only one.
    piece_present varchar(420) ${bytewise},
    diameter decimal(6, 3),
    diameter_order decimal(7, 3) not null,
    length decimal(6, 3),
    length_order decimal(7, 3) not null,
    expiry varchar(16),
    expires_on date not null,
    issuer varchar(8),
    udi_di varchar(200),
    raw_scan varchar(4000),
    entry varchar(8) not null,
    added_at timestamp not null,
    movements integer not null,
    version bigint not null,
    constraint stock_item_piece unique (institution_id, piece_present)
);

-- One for each order in which the list can be shown. Lists read ids from the index alone and then the rows by their ids: Derby
-- chooses the index of the order only when it need not look into the table.
create index stock_item_product on stock_item (institution_id, location_id, state, kind, product_key, expires_on, id);
create index stock_item_code on stock_item (institution_id, location_id, state, kind, code_key, id);
create index stock_item_supplier on stock_item (institution_id, location_id, state, kind, supplier_key, id);
create index stock_item_diameter on stock_item (institution_id, location_id, state, kind, diameter_order, id);
create index stock_item_length on stock_item (institution_id, location_id, state, kind, length_order, id);
create index stock_item_expiry on stock_item (institution_id, location_id, state, kind, expires_on, id);
create index stock_item_added on stock_item (institution_id, location_id, state, kind, id desc);

-- One for each thing by which items are looked for.
create index stock_item_storage on stock_item (storage_id, state, id);
create index stock_item_maker on stock_item (institution_id, supplier_id, state, id);
create index stock_item_udi on stock_item (institution_id, udi_di, state);
-- What is looked for by several values at once comes first: only there Derby looks each of them up.
create index stock_item_lot on stock_item (lot_key, institution_id);
create index stock_item_serial on stock_item (serial_key, institution_id);
create index stock_item_ref on stock_item (institution_id, code_key, state);

-- The words of an item's fields, for a search by any of them.
create table stock_word (
    item_id char(36) not null references stock_item (id) on delete cascade,
    word varchar(64) ${bytewise} not null,
    institution_id char(36) not null,
    primary key (item_id, word)
);

create index stock_word_word on stock_word (institution_id, word, item_id);

create table stock_movement (
    item_id char(36) not null references stock_item (id),
    number integer not null,
    institution_id char(36) not null,
    moved_at timestamp not null,
    account_id char(36),
    account_name varchar(200) not null,
    kind varchar(12) not null,
    reason varchar(200),
    treatment_id char(36),
    from_storage char(36),
    from_title varchar(120),
    to_storage char(36),
    to_title varchar(120),
    primary key (item_id, number)
);

create index stock_movement_from on stock_movement (institution_id, from_storage);
create index stock_movement_to on stock_movement (institution_id, to_storage);
