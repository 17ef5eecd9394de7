-- Which file was something that was said put forward with?
-- grain:    one row of said
-- needs:    schema 5
-- returns:  nothing

-- The upload that words came with; empty where a person told them here. NULL is of words kept
-- before this was written down: nobody can tell any more.
alter table said add column upload varchar;

alter table said alter column upload set default '';
