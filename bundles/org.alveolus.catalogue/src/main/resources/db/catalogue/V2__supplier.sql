alter table catalogue_supplier add column contact varchar(500);
alter table catalogue_supplier add column order_mail varchar(254);
alter table catalogue_supplier add column recall_mail varchar(254);
-- Null while nobody has said what the supplier takes back.
alter table catalogue_supplier add column returns_accepted boolean;
alter table catalogue_supplier add column return_months integer default 0 not null;
alter table catalogue_supplier add column return_days integer default 0 not null;
-- The one that stays when this one was merged into it. It keeps its row, since devices were recorded with its id, and its name, by which
-- the one that stays is found too.
alter table catalogue_supplier add column merged_into char(36) references catalogue_supplier (id);

create index catalogue_supplier_merged on catalogue_supplier (merged_into);
