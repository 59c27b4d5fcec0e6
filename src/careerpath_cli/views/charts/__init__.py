"""What does it look like? Charts as SVG, each with a sentence and a table that say the same.

May import `views.outlines`, `views.wording` and all rooms below.
"""
