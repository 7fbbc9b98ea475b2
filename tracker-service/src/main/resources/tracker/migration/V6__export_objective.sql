-- What an exported model was trained for. Before it was said, there were causal models alone.
alter table export
    add column objective text;
update export set objective = 'causal' where state = 'completed';
