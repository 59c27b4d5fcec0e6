"""What does each part of a posting say: its title, what it asks, its terms?

May import: `extraction`, `documents`, `knowledge`, `storage`, `errors`.
"""
