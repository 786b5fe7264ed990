"""CSV (RFC 4180): lists as spreadsheets and other software write them."""
