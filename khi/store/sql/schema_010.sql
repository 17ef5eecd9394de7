-- How many were behind what was shown of people who were replaced, or are gone?
-- grain:    said above the table
-- needs:    schema 1
-- returns:  nothing

-- A figure of a place's quarter that was told of people who were replaced, removed or added to:
-- how many they were, where it was shown; else how many they can have been at most, for all that
-- was told. It is read to withhold, and never to show: a later figure is not to be taken away from
-- one that somebody saved.
create table told (
    "table"             varchar not null,
    area                varchar not null,
    period              varchar not null,
    breakdown           varchar not null,
    "group"             varchar not null,
    base                bigint,
    most                bigint
);
