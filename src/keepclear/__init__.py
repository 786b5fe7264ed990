"""Keepclear: parties that do not trust each other keep their people clear of each other."""

__version__ = "0.1.0"
