"""What shall we ask next?

Questions are data (`data/questions.yaml`). Here stand the choice of the next prompt (a pure function), what
answers amount to, remarks, the session with its way back, and saving. How a prompt looks and which keys work
is the folder `terminal`.

May import `matching`, `profile` and `knowledge`.
"""
