"""Who is in a cohort? People in files of many, a line or a row each, as lines of JSON.

May import `knowledge`, `storage` and the records of `profile`.
"""
