create table rest_answer (
  institution_id char(36) not null,
  account_id char(36) not null,
  idempotency_key varchar(255) not null,
  fingerprint char(64) not null,
  created_at timestamp not null,
  status integer not null,
  content_type varchar(255),
  headers varchar(2000),
  constraint rest_answer_pk primary key (institution_id, account_id, idempotency_key)
);

create index rest_answer_created on rest_answer (institution_id, created_at);
