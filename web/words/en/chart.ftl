### What stands in charts.
chart-median = middle
chart-longest = longest
chart-done = done
chart-given = given
chart-not-done = none
chart-long = How long
chart-line-open = OPEN
chart-line-degraded = DEGRADED
chart-line-suspended = SUSPENDED
chart-line-no-contact = NO CONTACT
