"""The rules themselves, a module for each part of the project that they are about."""
