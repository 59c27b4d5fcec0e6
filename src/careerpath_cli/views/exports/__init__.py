"""Documents to take along: Markdown, CSV, iCalendar.

May import `views.wording` and all rooms below.
"""
