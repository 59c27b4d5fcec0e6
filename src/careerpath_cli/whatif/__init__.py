"""What would change it?

The ranking after learning something, and the smallest changes that would lift a role, open most roles, or
put another first. Pure functions.

May import `planning` and `matching`.
"""
