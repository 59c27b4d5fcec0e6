"""What would change it?

The ranking after learning something, and the smallest changes that would lift one role, help the most roles,
or put another role first. Pure functions.

May import `planning` and `matching`.
"""
