"""What does somebody's own code use, and since when?

Reads directories and git histories and executes nothing of them. May import: `documents`, `knowledge`,
`storage`, `errors`.
"""
