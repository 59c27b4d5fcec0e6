"""What do several commands need?

Options spelled once, loading, the one way out for all output, the interview, and what `roadmap`, `export`,
`log` and `done` resolve alike.

May import everything but the commands themselves.
"""
