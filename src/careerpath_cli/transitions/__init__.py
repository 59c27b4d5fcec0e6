"""Which way leads over other roles?

A move from role to role, what makes one realistic, and the shortest routes. Pure functions.

May import `planning` and `matching`.
"""
