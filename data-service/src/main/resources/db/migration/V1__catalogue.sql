-- A projection of athanor.dataset-jobs and athanor.datasets: empty both tables, read both topics from the beginning, and
-- they are as before.

create table dataset_job (
    job                 text primary key,
    dataset             text             not null,
    -- What was asked for; null while only facts about the job have been read.
    source              jsonb,
    tokenizer           jsonb,
    validation_fraction double precision,
    requested_at        timestamptz,
    state               text             not null check (state in ('queued', 'running', 'completed', 'failed')),
    stage               text,
    fraction            double precision not null default 0,
    version             text,
    failure_code        text,
    failure_message     text,
    updated_at          timestamptz      not null
);

create index dataset_job_by_dataset on dataset_job (dataset);

create table dataset_version (
    dataset           text        not null,
    version           text        not null,
    job               text        not null,
    characters        bigint      not null,
    vocabulary_size   integer     not null,
    train_tokens      bigint      not null,
    validation_tokens bigint      not null,
    bytes_per_token   integer     not null,
    created_at        timestamptz not null,
    primary key (dataset, version)
);
