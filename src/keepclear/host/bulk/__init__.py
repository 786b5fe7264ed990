"""Lists in bulk: read, judged, compared with what stands, taken in batches, and written again."""
