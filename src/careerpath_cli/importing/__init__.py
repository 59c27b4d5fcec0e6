"""What of that becomes an answer?

Findings held against a profile as proposals, what the person keeps of them, where each answer came from, and
taking an import back. May import: `extraction`, `documents`, `profile`, `knowledge`, `storage`, `errors`.
"""
