"""The rules that read a page, one kind of line a module. Each takes a `Page` and claims the blocks it knows."""
