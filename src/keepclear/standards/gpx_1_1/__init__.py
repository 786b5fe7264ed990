"""GPX 1.1: routes and waypoints as plans; recorded tracks are read elsewhere, and are no plans."""
