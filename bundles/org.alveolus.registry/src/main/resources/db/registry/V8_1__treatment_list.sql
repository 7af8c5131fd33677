-- The list passes by what is of another indication or technique without a look at the rows.
drop index registry_treatment_date;
create index registry_treatment_date on registry_treatment
  (institution_id, surgery_date desc, id desc, location_id, indication, technique_1, technique_2);
