-- Only the indexes of the orders may begin with the institution: Derby believes that any other one that does is as good a way to a
-- range of an order, and then reads every row of the institution and sorts them.
alter table stock_item drop constraint stock_item_piece;
alter table stock_item add constraint stock_item_piece unique (piece_present, institution_id);

drop index stock_item_maker;
drop index stock_item_storage;
drop index stock_item_udi;
drop index stock_item_ref;
-- Storage location and supplier are read for ids alone.
create index stock_item_maker on stock_item (supplier_id, institution_id, state, id);
create index stock_item_storage on stock_item (storage_id, institution_id, state, id);
create index stock_item_udi on stock_item (udi_di, institution_id, state);
create index stock_item_ref on stock_item (code_key, institution_id, state);
