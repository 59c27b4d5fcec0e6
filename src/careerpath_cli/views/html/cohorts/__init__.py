"""What do a counsellor and a company need to see of many people? Their pages, and what these say.

May import `views.html`, `views.outlines`, `views.wording` and all rooms below.
"""
