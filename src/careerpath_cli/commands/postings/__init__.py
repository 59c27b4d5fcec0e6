"""What one job posting asks of a person.

May import everything but the other commands.
"""
