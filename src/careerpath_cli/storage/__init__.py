"""How are things read and kept safely?

YAML with line numbers and no duplicate keys, JSON Lines, plain values turned into records (by pydantic, or
without it where they fit exactly), files written whole or not at all, locks, dates as people write them.
Knows nothing about careers.

May import `errors`.
"""
