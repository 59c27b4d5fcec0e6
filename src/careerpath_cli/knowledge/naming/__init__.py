"""Names: what people write → what the knowledge base means by it."""
