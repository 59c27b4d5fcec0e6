"""How well does a role fit this person, and with what confidence?

The weight of every possible answer for every role, the signals that read a profile, the ranking, ties,
confidence, explanations and constraints, for one person and for a cohort. Pure functions: no input or output,
no clock.

May import `profile` and `knowledge`.
"""
