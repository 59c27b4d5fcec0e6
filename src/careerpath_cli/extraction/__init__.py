"""What does a text say of skills, and of the person whose it is?

May import: `documents`, `repositories`, `profile`, `knowledge`, `storage`, `errors`.
"""
