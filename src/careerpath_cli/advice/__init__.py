"""What do we tell this person first?

A whole recommendation: the best roles with their gaps and reach, ties, confidence, what would change most.
Pure functions.

May import `matching`, `planning` and `whatif`.
"""
