-- Texts that models wrote while they were trained; texts is a JSON array that is only shown.
create table sample (
    run_id     text   not null,
    step       bigint not null,
    attempt    int    not null,
    prompt     text   not null,
    texts      text   not null,
    artifact   text   not null,
    sampled_at timestamptz not null,
    primary key (run_id, step)
);
