"""What stands in a file that somebody brings: a résumé, an export, a posting?

Nothing here knows of skills. May import: `storage`, `errors`.
"""
