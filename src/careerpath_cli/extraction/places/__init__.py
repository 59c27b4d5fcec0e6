"""Where does a text name a skill, and what stands around that place?

May import what `extraction` may, but nothing of it beside `findings`.
"""
