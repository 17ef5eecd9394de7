"""Every cell that cannot be used: where it is, what it says, what is accepted, a guess.

============  ===========================================================
people        what is the matter with cells of people, said once each
said          what was taken to mean what, so that a person can object
problems      problems in words; only an error keeps a row out
echo          which found values a message may repeat
checked_file  the person's own rows given back, with a column of problems
============  ===========================================================
"""
