-- What has a board set itself, and from when is a series judged afresh?
-- grain:    said above each table
-- needs:    schema 001
-- returns:  nothing

-- One aim for an indicator in an area, from a quarter on. Several, one after another, are the path
-- to a target.
create table aim (
    id                  varchar primary key,
    indicator           varchar not null,
    area                varchar not null,
    quarter             varchar not null,
    value               double not null,
    reason              varchar not null check (reason <> ''),
    by_role             varchar not null check (by_role <> ''),
    created_at          timestamp not null,
    invented            boolean not null
);

-- One quarter from which new limits begin, and why: nobody moves the limits unnamed.
create table rebase (
    id                  varchar primary key,
    indicator           varchar not null,
    area                varchar not null,
    quarter             varchar not null,
    reason              varchar not null check (reason <> ''),
    by_role             varchar not null check (by_role <> ''),
    created_at          timestamp not null,
    invented            boolean not null
);
