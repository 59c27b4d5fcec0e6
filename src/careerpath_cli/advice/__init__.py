"""What follows from a profile and the knowledge base: pure functions, no input or output, no clock."""
