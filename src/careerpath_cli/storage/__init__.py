"""How are things read and kept safely?

YAML with line numbers and no duplicate keys, JSON Lines, plain values turned into records and back (with
pydantic's words where they don't fit), files written whole or not at all, turns, dates as people write them.
Knows nothing about careers.

May import `errors`.
"""
