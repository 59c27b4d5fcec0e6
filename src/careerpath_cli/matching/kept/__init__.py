"""Has this base's model been worked out before?

The tables of all roles are the same for everybody, so they are kept beside the compiled base. May import the
rest of `matching`, and what that may import.
"""
