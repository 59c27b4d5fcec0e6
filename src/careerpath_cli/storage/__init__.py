"""How are things read and kept safely?

YAML with line numbers and equal keys refused, lines of JSON, plain values turned into records (by pydantic,
or without it where they fit exactly), files written whole or not at all, locks, dates as people write them.
Knows nothing of careers.

May import `errors`.
"""
