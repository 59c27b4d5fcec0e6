"""Getting hired, in words: the CV, whom to ask, where and how to apply, the interviews, the pay.

May import all rooms below the views.
"""
