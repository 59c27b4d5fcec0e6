"""How is a command used?

May import `commands.shared`.
"""
