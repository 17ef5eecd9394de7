-- What else do published files give: who lives here, what places are like, and who says so?
-- grain:    said above each table
-- needs:    schema 1
-- returns:  nothing

-- How many people live in an area, in all and in each group of a breakdown. Breakdown "all" has
-- the groups "all" (of every age) and "adults" (18 and over); the other groups are of adults.
-- `as_of` is a period: the year of the estimate, or of the census.
create table population (
    upload              varchar not null,
    area                varchar not null,
    breakdown           varchar not null,
    "group"             varchar not null,
    people              double not null check (people >= 0),
    as_of               varchar not null,
    source              varchar not null
);

-- What an area is like, as a number: how deprived, how rural. Areas are alike where these are.
create table feature (
    upload              varchar not null,
    area                varchar not null,
    feature             varchar not null,
    value               double not null,
    as_of               varchar not null,
    source              varchar not null
);

-- Who published the figures of an upload, under which licence, in which release, and when the
-- file was fetched. `status` is provisional, final or revised, or empty where nobody says.
create table provenance (
    upload              varchar not null,
    source              varchar not null,
    publication         varchar not null,
    publisher           varchar not null,
    licence             varchar not null,
    release             varchar not null,
    retrieved           varchar not null,
    status              varchar not null
);

-- A figure that was published again and is not what it was. `old_` is what stood before.
create table revision (
    upload              varchar not null,
    indicator           varchar not null,
    area                varchar not null,
    period              varchar not null,
    old_value           double,
    old_absence         varchar not null,
    new_value           double,
    new_absence         varchar not null,
    old_upload          varchar not null
);

-- A measure that a person made an indicator of this place, as the JSON of an Indicator.
create table indicator_local (
    id                  varchar primary key,
    json                varchar not null
);

-- Which measure of which publication an indicator is, in which financial years.
create table adoption (
    publication         varchar not null,
    code                varchar not null,
    first_year          integer not null,
    last_year           integer not null,
    indicator           varchar not null,
    primary key (publication, code, first_year)
);
