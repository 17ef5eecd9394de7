"""Who is doing less well, and who is missing, in plain words.

Nobody is "hard to reach": there are people we have not reached. No group is normal: each is named
beside whoever it is held against. A gap is said twice, in people and in times, wherever it is said.
"""
