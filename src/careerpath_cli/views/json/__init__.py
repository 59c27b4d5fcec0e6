"""Records for other programs. Keys are only ever added.

May import `views.wording` and all rooms below the views.
"""
