"""A length of time as people read it: in hours, minutes and seconds, exactly."""


def duration(seconds: int) -> str:
    """Return a length of time in the largest units that keep it whole; `0 s` for none."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    parts = [f"{n} {unit}" for n, unit in ((hours, "h"), (minutes, "min"), (left, "s")) if n]
    return " ".join(parts) or "0 s"
