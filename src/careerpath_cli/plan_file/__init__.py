"""How do people keep what they write into a generated document?

Each document holds the text that was generated, so renewing it is a three-way merge: what was generated,
what is generated now, and the file as the person left it. Knows nothing of careers.

May import `storage` and `errors`.
"""
