"""How well does a role fit this person, and how sure is that?

The weight of every possible answer for every role, the signals that read a profile, the ranking, its
certainty, explanations and constraints, for one person and for a cohort. Pure functions: no input or output,
no clock.

May import `profile` and `knowledge`.
"""
