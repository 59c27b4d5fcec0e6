"""What stands on a page and in which order, whatever medium shows it.

May import `views.outline`, `views.wording` and all rooms below.
"""
