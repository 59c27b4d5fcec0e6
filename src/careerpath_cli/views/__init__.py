"""How is it said?

One folder per medium (`terminal`, `json`, `exports`), and `wording`, which turns findings into the sentences
that all media share. Views return; nothing is printed here.

May import all rooms below, never `commands`.
"""
