"""Tracks that other software has recorded: GPX, GeoJSON, CSV and the JSON of `traffic`."""
