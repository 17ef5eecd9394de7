-- Whom else can those who answered be held against? The people who draw on support, and those asked.
-- grain:    said above each table
-- needs:    schema 1
-- returns:  nothing

-- How many people draw on support in an area (`who` is "support"), or were asked to answer a
-- survey ("invited"), in all and in each group of a breakdown. `as_of` is a period: for people
-- invited, the quarter of the survey. No group has fewer people than a figure may rest on.
create table approached (
    upload              varchar not null,
    who                 varchar not null,
    area                varchar not null,
    breakdown           varchar not null,
    "group"             varchar not null,
    people              double not null check (people >= 0),
    as_of               varchar not null,
    source              varchar not null
);
