-- What waits to be published, what could be brought back, and when a form was remembered?
-- grain:    said above each table
-- needs:    schema 1
-- returns:  nothing

-- The day a draft is to be published. None where it was published at once, or waits to be told.
alter table upload add column publish_on date;

-- Counts that do not count: of a draft that waits, or of an upload that another one replaced and
-- that comes back if that one is undone. `rows` is the JSON of the rows of one table; there is
-- nothing of anybody in it that the table itself could not hold.
create table held (
    upload              varchar not null,
    name                varchar not null,
    rows                varchar not null,
    primary key (upload, name)
);

-- When somebody saved how a form is read.
alter table profile add column saved_at timestamp;
