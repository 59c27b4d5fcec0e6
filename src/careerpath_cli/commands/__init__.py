"""What was asked for?

One short function a command: load, decide, show. The only room that prints or writes. `shared` is what
several commands need, `cohorts` those that read many people.

May import everything.
"""
