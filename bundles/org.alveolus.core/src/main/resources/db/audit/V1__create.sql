-- Its column has another name than that of the lines, so that the ends of all chains can be read at once.
create table audit_head (
    chain char(36) not null primary key,
    number bigint not null,
    hash char(64) not null
);

create table audit_line (
    institution_id char(36) not null,
    number bigint not null,
    written_at timestamp not null,
    account char(36),
    name varchar(200) not null,
    caller_role varchar(20) not null,
    location char(36),
    channel varchar(20) not null,
    address varchar(100),
    request_id varchar(100),
    node varchar(100) not null,
    action varchar(20) not null,
    object_type varchar(60) not null,
    object_id varchar(200),
    patient char(36),
    outcome varchar(20) not null,
    detail varchar(1000),
    hash char(64) not null,
    primary key (institution_id, number)
);

create index audit_line_time on audit_line (institution_id, written_at desc, number desc);
create index audit_line_account on audit_line (institution_id, account, number desc);
create index audit_line_patient on audit_line (institution_id, patient, number desc);
create index audit_line_object on audit_line (institution_id, object_type, object_id, number desc);
create index audit_line_action on audit_line (institution_id, action, number desc);
