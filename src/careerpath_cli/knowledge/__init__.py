"""What does the knowledge base say?

Finds the YAML files, checks and compiles them, looks entries up by any name; and what only reads the base:
selections of roles, claims with their sources, pay, entries not checked for a long time.

May import `storage`. Its `model` has the records of the files' entries, which every room may import.
"""
