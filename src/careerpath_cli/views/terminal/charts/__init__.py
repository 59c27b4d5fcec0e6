"""What is drawn with signs: strips of what is held, the map of roles, the burn-up of a plan.

May import what `views` may.
"""
