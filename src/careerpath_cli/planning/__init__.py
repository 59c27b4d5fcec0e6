"""What is missing for a role, and in which order should it be learnt?

Gaps, hours of effort, reach, learning goals, and the steps that reach them; no dates yet. Pure functions.

May import `matching`.
"""
