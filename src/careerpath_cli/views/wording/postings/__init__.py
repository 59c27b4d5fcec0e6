"""A posting and how somebody stands to it, in words: the verdict, each ask, the CV, the interview.

May import all rooms below the views.
"""
