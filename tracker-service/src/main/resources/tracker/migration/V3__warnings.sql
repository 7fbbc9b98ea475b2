-- What runs warned of. A resumed run gives several sentences of one code at its first step.
create table warning (
    run_id    text   not null,
    attempt   int    not null,
    step      bigint not null,
    code      text   not null,
    message   text   not null,
    warned_at timestamptz not null
);

-- A sentence may be longer than an index holds.
create unique index warning_once on warning (run_id, attempt, step, code, md5(message));
