-- Outlasts that an item leaves the stock: when it comes back it is still withheld.
alter table stock_item add column quarantined boolean default false not null;
