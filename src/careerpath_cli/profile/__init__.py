"""What do we know of the person?

Their answers as records, the table of answer kinds, reading and writing a profile, the folder of named
profiles, the history of what was done.

May import `knowledge` and `storage`.
"""
