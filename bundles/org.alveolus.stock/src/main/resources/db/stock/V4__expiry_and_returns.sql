-- The return for which it is set aside.
alter table stock_item add column reserved_for char(36);

-- For the expiry watch: what expires until a day, by supplier, since each has its own return date.
create index stock_item_watch on stock_item (institution_id, location_id, state, supplier_id, expires_on, id);

-- Who gets the mails of the expiry watch.
create table stock_watcher (
    location_id char(36) not null,
    account_id char(36) not null,
    institution_id char(36) not null,
    primary key (location_id, account_id)
);

-- What was told of an item already: each stage once.
create table stock_notice (
    item_id char(36) not null references stock_item (id),
    stage varchar(16) not null,
    institution_id char(36) not null,
    noticed_at timestamp not null,
    primary key (item_id, stage)
);

-- The last day on which the expiry watch ran.
create table stock_watch_day (
    institution_id char(36) not null primary key,
    watched_on date not null
);

-- The last number of each kind of document. Whoever takes one passes the gate of the institution first.
create table stock_gate (
    id smallint not null primary key,
    passed bigint not null
);

insert into stock_gate (id, passed) values
    (0, 0), (1, 0), (2, 0), (3, 0), (4, 0), (5, 0), (6, 0), (7, 0), (8, 0), (9, 0), (10, 0), (11, 0), (12, 0), (13, 0), (14, 0), (15, 0);

create table stock_number (
    institution_id char(36) not null,
    kind varchar(8) not null,
    last_number integer not null,
    primary key (institution_id, kind)
);

create table stock_return (
    id char(36) not null primary key,
    institution_id char(36) not null,
    location_id char(36) not null,
    number integer not null,
    supplier_id char(36) not null,
    supplier_name varchar(200) not null,
    reason varchar(16) not null,
    note varchar(1000),
    state varchar(12) not null,
    changes integer not null,
    created_at timestamp not null,
    version bigint not null
);

create unique index stock_return_number on stock_return (institution_id, number);
create index stock_return_list on stock_return (institution_id, location_id, id desc);
create index stock_return_state on stock_return (institution_id, location_id, state, id desc);

create table stock_return_line (
    return_id char(36) not null references stock_return (id),
    item_id char(36) not null references stock_item (id),
    institution_id char(36) not null,
    primary key (return_id, item_id)
);

create index stock_return_line_item on stock_return_line (item_id);

-- What happened to a return or an order.
create table stock_event (
    document_id char(36) not null,
    number integer not null,
    institution_id char(36) not null,
    happened_at timestamp not null,
    account_id char(36),
    account_name varchar(200) not null,
    what varchar(16) not null,
    note varchar(1000),
    primary key (document_id, number)
);
