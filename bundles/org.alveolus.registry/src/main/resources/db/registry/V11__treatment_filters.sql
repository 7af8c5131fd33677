-- All positions of a treatment, of placements and techniques, between commas, so that the list passes by others without a look at the
-- rows; null in rows that were written before.
alter table registry_treatment add column positions varchar(400);

drop index registry_treatment_date;
create index registry_treatment_date on registry_treatment
  (institution_id, surgery_date desc, id desc, location_id, indication, technique_1, technique_2, positions);
drop index registry_treatment_by;
create index registry_treatment_by on registry_treatment
  (institution_id, practitioner_id, surgery_date desc, id desc, location_id, indication, technique_1, technique_2, positions);

-- Each word of the extra information from each of its signs on, so that a text is found by any part of it. Written with the first
-- treatment that has the word.
create table registry_word (
  id char(36) not null primary key,
  institution_id char(36) not null,
  ending varchar(64) ${bytewise} not null,
  word varchar(64) ${bytewise} not null
);

create index registry_word_ending on registry_word (ending, institution_id, word);

create table registry_treatment_word (
  id char(36) not null primary key,
  institution_id char(36) not null,
  treatment_id char(36) not null references registry_treatment (id),
  word varchar(64) ${bytewise} not null
);

-- The word comes first, since several are looked for at once: only there Derby looks each of them up.
create index registry_treatment_word_word on registry_treatment_word (word, institution_id, treatment_id);
create index registry_treatment_word_treatment on registry_treatment_word (treatment_id);

-- Treatments of before, whose words are not written: their texts are looked at one by one until they are saved again.
alter table registry_treatment add column words_missing boolean default false not null;
update registry_treatment set words_missing = true where extra is not null;
create index registry_treatment_words_missing on registry_treatment (words_missing, institution_id, id);
