"""Commands that read many people: `batch` and `eval`, with their worker processes.

May import everything.
"""
