"""What do formats with fields of their own say: a JSON Resume, a rendercv file, LinkedIn's data export?

Pure functions from text to a `Document` with its `declared` filled. May import: `documents`, `errors`.
"""
