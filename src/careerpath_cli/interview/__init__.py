"""What shall we ask next?

Questions are data (`data/questions.yaml`). This package chooses the next prompt (a pure function), turns
answers into a profile, makes remarks, runs the session with its way back, and saves it. How a prompt looks
and which keys work is up to the subpackage `terminal`.

May import `matching`, `profile` and `knowledge`.
"""
