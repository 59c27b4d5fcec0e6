"""Is the ranking right?

People whose right roles are known, metrics of agreement, and trivial baselines to beat. Pure functions, apart
from reading the people file.

May import `matching`.
"""
