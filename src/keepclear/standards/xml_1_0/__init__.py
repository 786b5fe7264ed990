"""XML 1.0 with namespaces, read behind a door that a hostile file does not pass."""
