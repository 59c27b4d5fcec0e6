"""What would somebody need to know who is handed a person's results?

May import the rooms that say what fits, by when, and which way leads there.
"""
