"""An offline career advisor for AI and machine learning, in the terminal."""

__version__ = "0.1.0"
