"""Which file shall be written? The commands whose result is one: a plan to keep, a report to hand over.

May import everything but other commands.
"""
