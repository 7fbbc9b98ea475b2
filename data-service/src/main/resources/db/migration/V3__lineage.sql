-- Deleted versions keep their row: what is gone is not to come back by an old record.
alter table dataset_version
    add column deleted_at timestamptz;

-- Runs that were asked to train on a version; a projection of athanor.training-jobs.
create table dataset_use (
    run          text primary key,
    dataset      text        not null,
    version      text        not null,
    requested_at timestamptz not null
);

create index dataset_use_by_version on dataset_use (dataset, version);
