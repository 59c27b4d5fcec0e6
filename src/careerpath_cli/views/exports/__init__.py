"""Documents that a person takes along: Markdown, CSV, iCalendar.

May import `views.wording` and all rooms below.
"""
