"""Pages for the terminal, made of Rich's parts.

May import `views.wording` and all rooms below the views.
"""
