-- The messages of an institution. Those of none have the institution 00000000-0000-0000-0000-000000000000.
create table notifications_message (
    id char(36) not null primary key,
    institution_id char(36) not null,
    medium varchar(16) not null,
    recipient varchar(254) not null,
    recipient_key varchar(254) not null,
    subject varchar(200) not null,
    body varchar(20000),
    topic varchar(40) not null,
    secret boolean not null,
    state varchar(16) not null,
    queued_at timestamp not null,
    give_up_at timestamp not null,
    tries integer not null,
    tried_at timestamp,
    next_at timestamp,
    ended_at timestamp,
    reason varchar(500),
    version bigint not null
);

create index notifications_message_queued on notifications_message (institution_id, queued_at desc, id desc);
create index notifications_message_state on notifications_message (institution_id, state, queued_at desc, id desc);
create index notifications_message_topic on notifications_message (institution_id, topic, queued_at desc, id desc);
create index notifications_message_medium on notifications_message (institution_id, medium, queued_at desc, id desc);
create index notifications_message_recipient on notifications_message (institution_id, recipient_key, queued_at desc, id desc);

-- Which messages are to be sent and when, whoever's they are; nothing of what is in them. A node that sends one moves its due
-- time into the future first, so that no other takes it, and another does when the node dies.
create table notifications_queue (
    message char(36) not null primary key,
    institution char(36) not null,
    medium varchar(16) not null,
    due_at timestamp not null,
    taken_until timestamp,
    takes integer not null
);

create index notifications_queue_due on notifications_queue (medium, due_at, message);

-- Since when real channels serve the media; from the first on nothing goes to the outbox any more.
create table notifications_channel (
    medium varchar(16) not null primary key,
    since timestamp
);

insert into notifications_channel (medium) values ('MAIL');
insert into notifications_channel (medium) values ('TEXT_MESSAGE');
