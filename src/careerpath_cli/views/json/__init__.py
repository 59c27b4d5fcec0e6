"""Records for other programs: keys are only ever added.

May import `views.wording` and all rooms below the views.
"""
