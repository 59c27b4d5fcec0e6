"""Questions as data → answers → a profile. Only `prompts` touches the terminal."""
