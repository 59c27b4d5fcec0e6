"""Findings in words: the one place where ids of answers, needs and steps become sentences.

No markup here: a string goes out as it is, and each medium escapes what it must.

May import all rooms below the views.
"""
