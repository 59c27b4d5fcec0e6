"""What do we tell this person first?

A whole recommendation: the best roles with their gaps and reach, how sure that is, and what would change the
ranking most. Pure functions.

May import `matching`, `planning` and `whatif`.
"""
