-- Derby does not read the primary key backwards; the newest lines come first.
create index audit_line_newest on audit_line (institution_id, number desc);

-- Derby has no statement that raises an error; a row that breaks this rule does it, under a name that tells why.
create table audit_guard (
    attempt varchar(10) not null,
    constraint audit_lines_are_never_changed check (attempt = '')
);

create trigger audit_line_update after update on audit_line
    for each row insert into audit_guard values ('update');

create trigger audit_line_delete after delete on audit_line
    for each row insert into audit_guard values ('delete');

create trigger audit_head_delete after delete on audit_head
    for each row insert into audit_guard values ('delete');

create trigger audit_head_back after update on audit_head
    referencing old as before_row new as after_row
    for each row when (after_row.number <= before_row.number)
    insert into audit_guard values ('back');
