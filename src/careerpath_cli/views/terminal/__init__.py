"""Values → Rich renderables for a terminal of any width, with colour or without.

Text is only ever `Text`, never markup, so that a name in a profile cannot style or break a page.
"""
