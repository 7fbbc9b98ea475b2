-- What a dataset version is made of, and the size of those that have samples. Versions from before forms are texts.
alter table dataset_version
    add column form               text not null default 'text',
    add column train_samples      bigint,
    add column validation_samples bigint,
    add column longest_sequence   int,
    add column labels             int;
