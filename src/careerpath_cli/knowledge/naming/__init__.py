"""Names: what people write → what the knowledge base means by it.

May import what `knowledge` may.
"""
