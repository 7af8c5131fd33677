create function audit_guard() returns trigger language plpgsql as $$
begin
    raise exception 'audit lines are never changed' using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_line_append_only before update or delete or truncate on audit_line
    for each statement execute function audit_guard();

create trigger audit_head_kept before delete or truncate on audit_head
    for each statement execute function audit_guard();

create trigger audit_head_back before update on audit_head
    for each row when (new.number <= old.number) execute function audit_guard();

revoke update, delete, truncate on audit_line from current_user;
revoke delete, truncate on audit_head from current_user;
