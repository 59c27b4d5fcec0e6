"""By when will it be done?

A plan on a calendar: the timetable, a deadline, progress, the assumptions it rests on, a fallback, and what
changed since an earlier one. Pure functions; today's date is an argument.

May import `planning`.
"""
