"""Single steps of a plan, in words: how this person goes about them.

May import all rooms below the views.
"""
