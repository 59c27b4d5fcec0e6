"""What do reports say that no other page does?

May import `views.wording` and all rooms below `views`.
"""
