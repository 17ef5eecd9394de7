-- Which NHS providers are there figures of, and what are they called?
-- grain:    said above the table
-- needs:    schema 1
-- returns:  nothing

-- An NHS provider that an upload has figures of: its code, its name there, and the code of the
-- integrated care board it is in, empty where the file does not say. It is an area of a kind of its
-- own, in no tree: it is never added up, and never stands in a council's place.
create table provider (
    upload              varchar not null,
    code                varchar not null,
    name                varchar not null,
    board               varchar not null
);
