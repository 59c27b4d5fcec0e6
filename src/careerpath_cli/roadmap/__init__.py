"""When will it be done?

A plan on a calendar: the timetable, a deadline, progress, the assumptions behind it, a plan B, and what
changed since an earlier one. Pure functions; today's date is an argument.

May import `planning`.
"""
