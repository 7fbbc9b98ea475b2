-- Versions that were completed before datasets had forms are texts.
alter table dataset_version
    add column form               text not null default 'text' check (form in ('text', 'labelled', 'pairs')),
    -- Null for texts, which have no samples.
    add column train_samples      bigint,
    add column validation_samples bigint,
    add column longest_sequence   integer,
    add column labels             integer;
