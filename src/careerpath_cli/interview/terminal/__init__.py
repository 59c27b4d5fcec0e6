"""How does a prompt look, and which keys work?

`terminals` chooses between `prompts`, the only module that uses prompt_toolkit (its state and its layout are
pure modules of their own), and `plain`, numbered lines for screen readers and small windows.

May import `interview.prompt` and `knowledge.names`.
"""
