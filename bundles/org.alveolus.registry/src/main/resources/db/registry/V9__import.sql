-- Whether a text is left out is told by its having no target.
alter table registry_import_answer drop column act;
