-- What do we keep? Counts, never people.
-- grain:    said above each table
-- needs:    an empty database
-- returns:  nothing

-- What the store knows of itself: its schema, who it is, how many times it has changed.
create table meta (
    name                varchar primary key,
    value               varchar not null
);

-- One line for each file somebody gave us. A withdrawn one stays, as a tombstone.
create table upload (
    id                  varchar primary key,
    file_name           varchar not null,
    sha256              varchar not null,
    kind                varchar not null,
    tool                varchar not null,
    source              varchar not null,
    uploaded_by         varchar not null,
    uploaded_at         timestamp not null,
    rows_read           bigint not null,
    rows_accepted       bigint not null,
    rows_rejected       bigint not null,
    rows_skipped        bigint not null,
    status              varchar not null,
    replaces            varchar not null,
    reason              varchar not null,
    rules_version       varchar not null,
    invented            boolean not null,
    context             varchar not null,
    check (rows_read = rows_accepted + rows_rejected + rows_skipped)
);

-- How many people gave each answer to each question, in each area and quarter, in total and
-- within each group. They add up, in any order.
create table tally (
    upload              varchar not null,
    question            varchar not null,
    answer              varchar not null,
    area                varchar not null,
    quarter             varchar not null,
    breakdown           varchar not null,
    "group"             varchar not null,
    n                   bigint not null check (n >= 0),
    weight              double not null check (weight >= 0),
    weight_sq           double not null check (weight_sq >= 0)
);

-- What the system did, or a figure somebody else published about it.
create table activity (
    upload              varchar not null,
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
    source              varchar not null
);

-- What happened, and when: it explains a change that figures cannot.
create table note (
    id                  varchar primary key,
    area                varchar not null,
    start               date not null,
    title               varchar not null,
    body                varchar not null,
    by_role             varchar not null,
    created_at          timestamp not null,
    invented            boolean not null
);

-- A question somebody here added to the bank, as the JSON of a Question.
create table question_local (
    id                  varchar primary key,
    json                varchar not null
);

-- How a file of a known shape is read: the choices somebody made, by its fingerprint.
create table profile (
    fingerprint         varchar primary key,
    name                varchar not null,
    json                varchar not null
);

-- Everything that may be shown, and nothing that may not. A withheld row carries no number.
create table published (
    indicator           varchar not null,
    answer              varchar not null,
    area                varchar not null,
    period              varchar not null,
    period_type         varchar not null,
    breakdown           varchar not null,
    "group"             varchar not null,
    value               double,
    lower               double,
    upper               double,
    base                double,
    numerator           double,
    denominator         double,
    absence             varchar not null,
    rule                varchar not null,
    indicative          boolean not null,
    change              double,
    change_lower        double,
    change_upper        double,
    change_verdict      varchar not null,
    difference          double,
    difference_lower    double,
    difference_upper    double,
    verdict             varchar not null,
    parts               bigint not null,
    parts_expected      bigint not null,
    source              varchar not null,
    invented            boolean not null,
    method              varchar not null,
    check (
        absence = '' or coalesce(
            value, lower, upper, base, numerator, denominator, change, change_lower, change_upper,
            difference, difference_lower, difference_upper
        ) is null
    )
);
