"""Is the ranking right?

People whose right roles are known, metrics of agreement, trivial baselines to beat. Pure functions, but for
reading the people's file.

May import `matching`.
"""
