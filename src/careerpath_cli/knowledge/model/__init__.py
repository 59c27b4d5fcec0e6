"""The knowledge base as the program sees it: frozen records, one class per kind of entry.

The classes are plain dataclasses, so that a command that reads the compiled base never imports pydantic.
The checker gives these same classes to pydantic, which enforces the types, the `Limits` in `Annotated` and,
through `__pydantic_config__`, that no field is unknown.
"""
