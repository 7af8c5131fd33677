-- A person may belong to several institutions, and signing in begins before one is chosen: these tables are read across
-- institutions by account or token, so their column is named institution, not institution_id.

create table accounts_account (
    id char(36) not null primary key,
    email varchar(254) not null,
    email_key varchar(254) ${bytewise} not null,
    name varchar(200) not null,
    name_key varchar(200) ${bytewise} not null,
    password_hash varchar(200) not null,
    last_institution char(36),
    created_at timestamp not null,
    version bigint not null,
    constraint accounts_account_email unique (email_key)
);

create table accounts_membership (
    id char(36) not null primary key,
    account_id char(36) not null references accounts_account (id),
    institution char(36) not null,
    administrator boolean not null,
    active boolean not null,
    version bigint not null,
    constraint accounts_membership_account unique (account_id, institution)
);

create index accounts_membership_institution on accounts_membership (institution);

create table accounts_right (
    membership_id char(36) not null references accounts_membership (id),
    location char(36) not null,
    module varchar(40) not null,
    level varchar(6) not null,
    constraint accounts_right_pk primary key (membership_id, location, module)
);

create table accounts_session (
    token_hash char(64) not null primary key,
    id char(36) not null,
    account_id char(36) not null references accounts_account (id),
    institution char(36),
    location char(36),
    csrf_token varchar(64) not null,
    idle_seconds integer not null,
    created_at timestamp not null,
    used_at timestamp not null,
    ends_at timestamp not null,
    -- Rises whenever anything of the session or of its person's rights changes but the time of use.
    stamp bigint not null,
    address varchar(64),
    agent varchar(200),
    constraint accounts_session_id unique (id)
);

create index accounts_session_used on accounts_session (used_at);

create table accounts_attempt (
    subject char(64) not null primary key,
    failures integer not null,
    last_at timestamp not null
);

create index accounts_attempt_last on accounts_attempt (last_at);

-- One row once the first administrator has been made.
create table accounts_setup (
    id smallint not null primary key,
    done_at timestamp not null
);
