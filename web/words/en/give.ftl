### Writing a notice, and releasing what another officer wrote.

nav-give = Give notice
give-title = Give a notice
give-title-amend = Amend { $notice }
give-new = New notice
give-kept-nowhere = Nothing typed yet.
give-kept-browser = Kept in this browser; going to the node.
give-kept-node = Kept at the node.
give-drafts = Drafts: { $count }
give-nameless = without a name
give-to-release = Waiting for your release: { $count }
give-state-open = being written
give-state-asked = release asked for
give-state-sent-back = sent back

## The form

give-name = Name
give-name-hint = As NORTH-1; all parties use it.
give-activity = Activity
give-shape = Shape
give-shape-point = point
give-shape-route = route
give-shape-area = area
give-places = Positions, one a line
give-places-hint = Any notation: 35.3358N 36.2094E, 35 20 09N 036 12 34E, 352009N0361234E, 37S BV 46368 13860.
give-pasted = Pasted table or file
give-pasted-hint = A table with headings, positions, GeoJSON, KML or GPX. What it leaves out is taken from the form.
give-pasted-drop = Take it out and type
give-radius = Radius, metres
give-altitude = Altitudes count from
give-reference-WGS84 = WGS 84 ellipsoid
give-reference-MSL = mean sea level (MSL)
give-reference-AGL = ground (AGL)
give-reference-FL = flight level (FL)
give-floor = Lowest, metres
give-ceiling = Highest, metres
give-start = From
give-end = Until
give-time-hint = With its zone: Z, +03:00 or Asia/Damascus.
give-text = A few words more
give-audience = For whom, and how exactly
give-channel = Channel
give-channel-choose = choose a channel
give-precedence = Precedence
give-exactness = Places
give-step = Times
give-exact = exactly as they are
give-label = May be told to
give-label-none = not said
give-label-own-units-only = own units only
give-label-members-of-this-channel = members of this channel
give-label-named-parties = named parties
give-label-public = public
give-handling = Who, or how to handle it

## The map

give-map = Map: draw, or drop a file
give-draw-point = Point
give-draw-route = Route
give-draw-area = Area
give-show = Show it
give-file = File…
give-paste = Paste…

## What the node makes of it

give-plotted = Where it lies
give-nothing = Nothing is plotted yet.
give-and-more = and { $count } more
give-conflicts = Conflicts if given now
give-not-tried = Shown as soon as it is plotted.
give-clear = clear of all that stands
give-close = { $m } m apart, { $held } m kept
give-close-up = { $m } m in height
give-ways = Ways out: one press takes one; the other parties are asked nothing.
give-take-way = Take
give-no-way = Nothing that was tried is clear.
give-later = { $span } later
give-earlier = { $span } earlier
give-higher = { $m } m higher
give-lower = { $m } m lower
give-aside = { $m } m towards { $bearing }°
give-nearest = nearest then:
give-moved = Moved out of the conflict.
give-with-conflict = It is given with a conflict.
give-each-gets = What each party gets
give-gets = gets
give-told-at = places and times: { $precision }
give-nobody = Nobody is told yet.

## Asked about before it is given

give-warn-moved = Moved { $km } km from where it stands. Is that meant?
give-warn-swapped = { $km } km from all that stands. Are latitude and longitude swapped?
give-warn-begun = Its start is past.
give-warn-mojibake = A text looks wrongly copied:

## Amending

give-changes = What changes
give-no-change = Nothing is changed yet.
give-read-anew = Each party reads the new version back anew.
give-field-name = name
give-field-activity = activity
give-field-places = positions
give-field-radius_m = radius, m
give-field-start = from
give-field-end = until
give-field-floor_m = lowest, m
give-field-ceiling_m = highest, m
give-field-altitude_reference = altitudes from
give-field-text = words
give-field-pasted = file
give-field-exactness = places told
give-field-step = times told
give-field-label = may be told to
give-field-handling = handling

## Releasing

give-ask = Ask for release
give-ask-how = Another officer looks at it and releases it.
give-now = Give it
give-amend-now = Amend it
give-done-asked = Release was asked for. Nothing has been told to the others yet.
give-done-given = Durable here and on its way to the others.
give-sent-back = SENT BACK
give-act-give = Give
give-act-amend = Amend
give-act-cancel = Cancel
give-drafted-by = Prepared by { $name } ({ $initials })
give-release-how = What stands above is exactly what goes out, under your initials as well.
give-release-as = Release as { $initials }
give-released = Released; durable here and on its way.
give-send-back = Send back
give-send-back-note = Why it is sent back
give-own-release = You prepared this yourself: another officer releases it.
give-keys = Giving a notice
give-key-send = Ask for release, or give
