"""How does a page of the terminal look in a file?

As plain text, a web page or a picture: each whole in itself, so that nothing is loaded to show it.

May import Rich and no room at all.
"""
