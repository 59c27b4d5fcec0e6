"""How is it shown on paper and in a browser? Pages that need no network, no scripts and no second file.

May import `views.outlines`, `views.wording` and all rooms below.
"""
