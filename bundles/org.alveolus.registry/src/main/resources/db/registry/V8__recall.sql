-- A recall reads these alone, however many devices a product has; rows only of what is shown. What is looked for comes first: each of
-- them holds all that is asked, and Derby would take any of them that begins with the institution.
drop index registry_device_udi;
drop index registry_device_code;
drop index registry_device_supplier;
create index registry_device_udi on registry_device
  (udi_di, institution_id, surgery_date desc, id desc, deleted, location_id, patient_id, issuer, supplier_id, product_code_normal);
create index registry_device_code on registry_device
  (product_code_normal, institution_id, surgery_date desc, id desc, deleted, location_id, patient_id, issuer, udi_di, supplier_id);
create index registry_device_supplier on registry_device
  (supplier_id, institution_id, surgery_date desc, id desc, deleted, location_id, patient_id, issuer, udi_di, product_code_normal);
