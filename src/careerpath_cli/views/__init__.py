"""Values → what people and programs read. A view returns; only commands print."""
