"""What do figures show, in a sentence or two? Their titles, what stands for them, what they are based on.

May import `views.wording` and `views.outline`, and all rooms below.
"""
