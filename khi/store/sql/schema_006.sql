-- What do we keep of how far an area has come? Each rating as it was given, and what a place has.
-- grain:    said above each table
-- needs:    schema 1
-- returns:  nothing

-- One voice's rating of one action in one quarter, as it was given. Lines are only ever added: the
-- last of a voice, a quarter and an action is the one that stands, and the others are its
-- history; `number` counts them from 1. Only what is invented is ever taken away. `links` and `took_part` are JSON.
create table rating (
    framework           varchar not null,
    version             varchar not null,
    area                varchar not null,
    quarter             varchar not null,
    action              varchar not null,
    voice               varchar not null,
    number              bigint not null check (number >= 1),
    stage               bigint not null check (stage >= 0),
    evidence            varchar not null,
    links               varchar not null,
    next_step           varchar not null,
    took_part           varchar not null,
    by_role             varchar not null,
    recorded_at         timestamp not null,
    upload              varchar not null,
    invented            boolean not null,
    primary key (framework, area, quarter, action, voice, number)
);

-- What the voices agreed of one action in one quarter after they had talked, and who was there.
create table agreement (
    framework           varchar not null,
    version             varchar not null,
    area                varchar not null,
    quarter             varchar not null,
    action              varchar not null,
    number              bigint not null check (number >= 1),
    stage               bigint not null check (stage >= 0),
    held_on             date not null,
    took_part           varchar not null,
    said                varchar not null,
    evidence            varchar not null,
    links               varchar not null,
    by_role             varchar not null,
    recorded_at         timestamp not null,
    invented            boolean not null,
    primary key (framework, area, quarter, action, number)
);

-- Quarters that are closed to ratings. What was given can then be seen, and nothing is added.
create table rating_closed (
    framework           varchar not null,
    area                varchar not null,
    quarter             varchar not null,
    by_role             varchar not null,
    recorded_at         timestamp not null,
    invented            boolean not null,
    primary key (framework, area, quarter)
);

-- Groups, places, people-led organisations, small funds, skills: what an area has.
create table asset (
    id                  varchar primary key,
    upload              varchar not null,
    area                varchar not null,
    neighbourhood       varchar not null,
    name                varchar not null,
    kind                varchar not null,
    category            varchar not null,
    approach            varchar not null,
    position            varchar not null,
    about               varchar not null,
    website             varchar not null,
    checked_on          date,
    invented            boolean not null
);

-- Who had a hand in an indicator or a file, and when. Lines are only ever added.
create table involvement (
    id                  varchar primary key,
    about               varchar not null,
    subject             varchar not null,
    chosen_by           varchar not null,
    reviewed_by         varchar not null,
    involved_on         date,
    plan_drafted_on     date,
    by_role             varchar not null,
    recorded_at         timestamp not null,
    invented            boolean not null
);
