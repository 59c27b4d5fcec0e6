"""What do several commands need?

Shared options, loading, the one place where all output leaves, the interview, and what `roadmap`, `export`,
`log` and `done` resolve in the same way.

May import everything but the commands themselves.
"""
