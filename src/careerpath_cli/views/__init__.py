"""How is it said?

A folder a medium (`terminal`, `json`, `exports`), and `wording`, where findings become sentences that all
media share. Views return; nothing is printed here.

May import all rooms below, never `commands`.
"""
