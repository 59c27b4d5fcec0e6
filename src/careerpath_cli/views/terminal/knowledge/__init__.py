"""Pages of the knowledge base itself: skills, occupations, facts with their sources.

May import what `views` may.
"""
