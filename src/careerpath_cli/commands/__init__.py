"""What was asked for?

One short function per command: load, decide, show. The only room that prints or writes. `shared` holds what
several commands need, `cohorts` the commands that read many people.

May import everything.
"""
