"""How fast the picture finds conflicts, and whether it finds them all, beside other ways."""
