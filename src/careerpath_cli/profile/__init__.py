"""What do we know of the person?

Answers as records, the table of answer kinds, reading and writing a profile, the folder of named profiles,
and the history of what was done.

May import `knowledge` and `storage`.
"""
