"""XLSX (ECMA-376): workbooks, read behind a door that a hostile file does not pass."""
