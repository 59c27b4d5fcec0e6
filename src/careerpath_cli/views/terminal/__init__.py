"""Pages for the terminal, built with Rich.

May import `views.outlines`, `views.wording` and all rooms below.
"""
