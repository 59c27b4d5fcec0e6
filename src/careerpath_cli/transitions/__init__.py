"""Which route leads through other roles?

A move from role to role, what makes one realistic, and the shortest paths. Pure functions.

May import `planning` and `matching`.
"""
