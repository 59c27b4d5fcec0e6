"""What the program knows of a person: the model, reading it from a file, writing it safely."""
