"""What the program knows: its model, and how it is found, read, checked, compiled and looked up."""
