-- Every table here is a projection: it can be emptied and is then filled again from the log.

-- How far the projections have read: the next offset of each partition, written after what stands before it.
create table log_position (
    topic       text    not null,
    partition   int     not null,
    next_offset bigint  not null,
    primary key (topic, partition)
);

-- Documents that are only shown are text, so that their keys keep the order in which they were written.
create table run (
    id                text primary key,
    name              text,
    dataset_name      text,
    dataset_version   text,
    configuration     text,
    requested_at      timestamptz,
    state             text   not null,
    attempt           int    not null,
    worker            text,
    step              bigint not null,
    steps             bigint,
    started_attempt   int    not null,
    from_step         bigint not null,
    loss              float8,
    tokens_per_second float8,
    seconds_left      float8,
    validation_loss   float8,
    validation_step   bigint,
    tokens            bigint,
    provenance        text,
    started_at        timestamptz,
    ended_at          timestamptz,
    heard_at          timestamptz,
    stop_requested_at timestamptz,
    failure_code      text,
    failure_message   text,
    reason            text
);

create index run_by_request on run (requested_at desc, id desc);
create index run_by_dataset on run (dataset_name, requested_at desc);

create table run_attempt (
    run_id     text not null,
    attempt    int  not null,
    worker     text,
    from_step  bigint,
    claimed_at timestamptz,
    started_at timestamptz,
    ended_at   timestamptz,
    outcome    text,
    primary key (run_id, attempt)
);

create table checkpoint (
    run_id          text   not null,
    step            bigint not null,
    attempt         int    not null,
    prefix          text   not null,
    bytes           bigint not null,
    sha256          text   not null,
    validation_loss float8,
    saved_at        timestamptz not null,
    primary key (run_id, step)
);

create table skipped_step (
    run_id     text   not null,
    step       bigint not null,
    attempt    int    not null,
    skipped_at timestamptz not null,
    primary key (run_id, step)
);

-- Partitioned by run: a question is always about few runs, and a partition can move to a disk of its own.
create table metric_point (
    run_id  text   not null,
    name    text   not null,
    step    bigint not null,
    attempt int    not null,
    value   float8 not null,
    time    timestamptz not null,
    primary key (run_id, name, step)
) partition by hash (run_id);

create table metric_point_0 partition of metric_point for values with (modulus 8, remainder 0);
create table metric_point_1 partition of metric_point for values with (modulus 8, remainder 1);
create table metric_point_2 partition of metric_point for values with (modulus 8, remainder 2);
create table metric_point_3 partition of metric_point for values with (modulus 8, remainder 3);
create table metric_point_4 partition of metric_point for values with (modulus 8, remainder 4);
create table metric_point_5 partition of metric_point for values with (modulus 8, remainder 5);
create table metric_point_6 partition of metric_point for values with (modulus 8, remainder 6);
create table metric_point_7 partition of metric_point for values with (modulus 8, remainder 7);

-- The batches that were taken in: one that comes again changes nothing.
create table metric_batch (
    run_id   text   not null,
    attempt  int    not null,
    sequence bigint not null,
    primary key (run_id, attempt, sequence)
);

create table dataset (
    name       text primary key,
    job        text not null,
    state      text not null,
    stage      text,
    fraction   float8,
    failure_code    text,
    failure_message text,
    heard_at   timestamptz not null
);

create table dataset_version (
    name              text   not null,
    version           text   not null,
    characters        bigint not null,
    vocabulary_size   int    not null,
    train_tokens      bigint not null,
    validation_tokens bigint not null,
    bytes_per_token   int    not null,
    completed_at      timestamptz not null,
    primary key (name, version)
);

create table export (
    id              text primary key,
    run_id          text not null,
    model           text not null,
    version         text not null,
    checkpoint      text,
    state           text not null,
    worker          text,
    formats         text,
    failure_code    text,
    failure_message text,
    requested_at    timestamptz,
    heard_at        timestamptz not null
);

create index export_by_run on export (run_id);
create index export_by_model on export (model, version);

create table deployment (
    endpoint   text primary key,
    targets    jsonb not null,
    changed_at timestamptz not null
);
