create view staged_kind as select 'derby' as kind from sysibm.sysdummy1;
