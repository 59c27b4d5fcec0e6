"""How well does a role fit this person, and how sure is that?

What every possible answer is worth for every role, the signals that read a profile, the ranking, ties,
confidence, explanation, constraints; for one person and for a cohort. Pure functions: no input or output, no
clock.

May import `profile` and `knowledge`.
"""
