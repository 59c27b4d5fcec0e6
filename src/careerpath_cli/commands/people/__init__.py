"""Commands about a person's profile: saved profiles, and what is imported into them.

May import everything.
"""
