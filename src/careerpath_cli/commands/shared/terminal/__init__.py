"""What does a terminal get beside text?

The pager for what is longer than the screen, the options that say where a page goes, and bars for what takes
its time.

May import everything but the commands themselves.
"""
