"""The shapes of everything that `--json` prints: the contract with other programs. Keys are only ever added.

Where a key holds an entry of the knowledge base, or an answer of a profile, it has the form of their files.
May import what the shapes name: scales, entries of the base, and what a roadmap reads back.
"""
