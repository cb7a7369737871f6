"""Would this work suit me: the interest quiz, the matching of people with roles, and the fit check of one role.

`bank` holds the questions and `bank_files` reads them; `scoring` turns answers into interests, `suggest` turns
interests into families and roles, `explain` says why. `session` walks through the quiz, `check` through one
role, and `verdict` puts the check's result into words. Nothing here reads keys, prints or knows a screen.

numpy is loaded by scoring and everything built on it (selection, population, table, limits, matching, families,
reach, suggest, explain, result_json), so import those only when answers are to be scored; bank, bank_files,
answers, profile, session, check and verdict do without it.
"""

MINUTES = {"short": "two minutes", "standard": "five minutes", "full": "fifteen minutes"}
"""How long the quiz takes, by its length: the one place from which every screen says it."""
