"""The conflict map on paper: where plans of different parties meet, when, and how high."""
