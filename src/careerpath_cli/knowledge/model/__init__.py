"""The knowledge base as the program sees it: records, one class per kind of entry.

A record (`record.py`) is no pydantic model, so a command that reads the compiled base never imports pydantic.
The checker gives these same classes to pydantic, which enforces the types, the `Limits` in `Annotated` and
that no field is unknown.
"""
