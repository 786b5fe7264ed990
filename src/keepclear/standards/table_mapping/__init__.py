"""Lists of movements and sites as other people keep them, read by a mapping file."""
