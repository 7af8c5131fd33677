create view staged_kind as select 'postgresql' as kind;
