create table jobs_task (
    task_name varchar(100) not null,
    task_instance varchar(100) not null,
    task_data blob,
    execution_time timestamp not null,
    picked boolean not null,
    picked_by varchar(100),
    last_success timestamp,
    last_failure timestamp,
    consecutive_failures int,
    last_heartbeat timestamp,
    version bigint not null,
    primary key (task_name, task_instance)
);

create index jobs_task_due on jobs_task (execution_time);
create index jobs_task_heartbeat on jobs_task (last_heartbeat);
