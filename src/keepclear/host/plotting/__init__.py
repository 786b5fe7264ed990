"""What officers typed, drew, pasted or dropped, made into what may be said; one way in."""
