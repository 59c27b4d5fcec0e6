"""How is it said?

`wording` turns findings into sentences, and `outlines` puts these in their order, for all media; `terminal`,
`json` and `exports` show them. Views return; nothing is printed here.

May import all rooms below, never `commands`.
"""
