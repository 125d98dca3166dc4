"""How the work is spread over articles and processes."""
