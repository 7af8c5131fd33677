-- Derby makes an index for each foreign key by itself.
create index accounts_session_account on accounts_session (account_id);
