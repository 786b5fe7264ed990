"""What officers typed, drew, pasted or dropped, made into notices that may be given; one way in."""
