"""What does the content of a file say, whatever the file is called?

Runs in a process that may do nothing but read: `documents/confined.py`. May import: `documents`, `storage`,
`errors`.
"""
