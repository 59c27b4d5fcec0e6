"""Documents to take along: Markdown, CSV, iCalendar.

May import `views.outlines`, `views.wording` and all rooms below.
"""
