"""What does the knowledge base say?

Finding the YAML files, checking them, compiling them, looking entries up by any name; and what only reads
the base: selections of roles, claims with their sources, pay, what has not been checked for long.

May import `storage`; its `model` is the records that the files hold, which every room may know.
"""
