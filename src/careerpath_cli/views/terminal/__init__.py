"""Pages for the terminal, built with Rich.

May import `views.wording` and all rooms below the views.
"""
