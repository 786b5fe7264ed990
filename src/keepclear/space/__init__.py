"""Where and when: intervals, places, altitudes, volumes, and how close they come."""
