-- What do we keep of what people say? Their words for as long as they let us, and every change.
-- grain:    said above each table
-- needs:    schema 1
-- returns:  nothing

-- Words as they were said, as the JSON of their noun. A withdrawn line is gone from here.
create table said (
    id                  varchar primary key,
    kind                varchar not null,
    area                varchar not null,
    moment              timestamp not null,
    json                varchar not null,
    invented            boolean not null
);

-- What happened to each, by whose role and when. No statement changes a line or takes one away,
-- except the one that clears the demonstration. It holds nobody's words.
create table said_change (
    about               varchar not null,
    number              bigint not null,
    moment              timestamp not null,
    by_role             varchar not null,
    status              varchar not null,
    owner               varchar not null,
    due                 date,
    area                varchar not null,
    kind                varchar not null,
    invented            boolean not null,
    primary key (about, number)
);

-- The answer that was given with a change. It goes when what it answers is withdrawn.
create table said_reply (
    about               varchar not null,
    number              bigint not null,
    words               varchar not null,
    learned             varchar not null,
    primary key (about, number)
);

-- Measures this dashboard makes itself, beside those that files bring.
create table measured_here (
    indicator           varchar not null,
    area                varchar not null,
    period              varchar not null,
    period_type         varchar not null,
    numerator           double,
    denominator         double,
    value               double,
    lower               double,
    upper               double,
    absence             varchar not null,
    source              varchar not null,
    invented            boolean not null
);
