"""How does a generated document that people write into stay theirs?

Telling our lines from theirs when it is read back, and putting theirs back in place when it is renewed.
Knows nothing of careers.

May import `storage` and `errors`.
"""
