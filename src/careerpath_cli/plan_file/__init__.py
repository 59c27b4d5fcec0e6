"""How do people keep what they write into a generated document?

Tells generated lines from theirs when it is read back, and keeps theirs in place when it is renewed.
Knows nothing of careers.

May import `storage` and `errors`.
"""
