"""One short function per command: load, decide, show. The only place that prints what a user asked for."""
