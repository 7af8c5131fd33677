-- What an institution's staff file says of a person is the institution's own: another one that the person belongs to never sees it.
alter table accounts_membership add column name varchar(200) not null default '';
alter table accounts_membership add column name_key varchar(200) ${bytewise} not null default '';
alter table accounts_membership add column first_name varchar(80);
alter table accounts_membership add column infix varchar(30);
alter table accounts_membership add column last_name varchar(80);
alter table accounts_membership add column mobile varchar(16);
alter table accounts_membership add column gender varchar(6);
alter table accounts_membership add column idle_out boolean not null default false;
alter table accounts_membership add column ask_again boolean not null default false;
alter table accounts_membership add column show_comments boolean not null default false;

update accounts_membership set
    name = (select a.name from accounts_account a where a.id = accounts_membership.account_id),
    name_key = (select a.name_key from accounts_account a where a.id = accounts_membership.account_id);

create index accounts_membership_name on accounts_membership (institution, active, name_key, id);

-- The practice locations where somebody works.
create table accounts_workplace (
    membership_id char(36) not null references accounts_membership (id),
    location char(36) not null,
    constraint accounts_workplace_pk primary key (membership_id, location)
);

insert into accounts_workplace (membership_id, location)
    select distinct membership_id, location from accounts_right;

-- Tasks granted one by one. Who administered before there were tasks had them all.
create table accounts_task (
    membership_id char(36) not null references accounts_membership (id),
    task varchar(40) not null,
    constraint accounts_task_pk primary key (membership_id, task)
);

insert into accounts_task (membership_id, task)
    select id, 'use-expired-item' from accounts_membership where administrator = true
    union select id, 'export-own-records' from accounts_membership where administrator = true
    union select id, 'export-all-records' from accounts_membership where administrator = true
    union select id, 'export-dossier' from accounts_membership where administrator = true;

alter table accounts_session add column confirmed_at timestamp;
alter table accounts_session add column factor_missing boolean not null default false;

-- Links that were sent by mail, each of use once; known by the hash of their secret.
create table accounts_link (
    token_hash char(64) not null primary key,
    account_id char(36) not null references accounts_account (id),
    purpose varchar(14) not null,
    email varchar(254),
    expires_at timestamp not null
);

create index accounts_link_account on accounts_link (account_id, purpose);
create index accounts_link_expires on accounts_link (expires_at);

-- Time-based one-time passwords (RFC 6238); last_step is the last time step whose password was taken.
create table accounts_factor (
    account_id char(36) not null primary key references accounts_account (id),
    secret varchar(64) not null,
    confirmed boolean not null,
    last_step bigint not null
);

create table accounts_recovery_code (
    account_id char(36) not null references accounts_account (id),
    code_hash char(64) not null,
    constraint accounts_recovery_code_pk primary key (account_id, code_hash)
);

-- What an institution demands of its staff.
create table accounts_policy (
    institution char(36) not null primary key,
    second_factor boolean not null,
    version bigint not null
);

create table accounts_token (
    id char(36) not null primary key,
    token_hash char(64) not null,
    membership_id char(36) not null references accounts_membership (id),
    name varchar(100) not null,
    created_at timestamp not null,
    expires_at timestamp not null,
    used_at timestamp,
    constraint accounts_token_hash unique (token_hash)
);

create index accounts_token_membership on accounts_token (membership_id, created_at desc, id);

create table accounts_token_scope (
    token_id char(36) not null references accounts_token (id) on delete cascade,
    module varchar(40) not null,
    level varchar(6) not null,
    constraint accounts_token_scope_pk primary key (token_id, module)
);
