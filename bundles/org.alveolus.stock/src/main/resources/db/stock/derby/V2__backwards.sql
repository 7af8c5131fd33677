-- Derby does not read an index backwards; these are the orders of V1 the other way round.
create index stock_item_product_down on stock_item (institution_id, location_id, state, kind, product_key desc, expires_on desc, id desc);
create index stock_item_code_down on stock_item (institution_id, location_id, state, kind, code_key desc, id desc);
create index stock_item_supplier_down on stock_item (institution_id, location_id, state, kind, supplier_key desc, id desc);
create index stock_item_diameter_down on stock_item (institution_id, location_id, state, kind, diameter_order desc, id desc);
create index stock_item_length_down on stock_item (institution_id, location_id, state, kind, length_order desc, id desc);
create index stock_item_expiry_down on stock_item (institution_id, location_id, state, kind, expires_on desc, id desc);
create index stock_item_added_up on stock_item (institution_id, location_id, state, kind, id);
