### What tables, fields and badges say on every page.

ui-copy = Copy
ui-copied = Copied
ui-optional = may be left empty
ui-close = Close
ui-none = Nothing here.
ui-more = { $left } more
ui-undo = Take back

## Instants and spans

span-s = { $s } s
span-min = { $min } min
span-h = { $h } h { $min } min
span-d = { $d } d { $h } h
when-now = now
when-in = in { $span }
when-ago = { $span } ago
left = { $span } left
left-overdue = overdue by { $span }

## How far a notice has come with a party. None of these is consent.

stage-party = Party
stage-receipt = Received
stage-read-back = Read back
stage-dissemination = Units told
stage-objection = Objection
state-none = no
state-received = received
state-unanswered = read back, not answered
state-correction = correction
state-correct = read back correct
state-disseminated = units told
state-objected = objects

## Why the node refused

error-unreachable = The node does not answer. It is not known whether this was done; the same act can be sent again and counts once.
error-faults = This cannot be taken as it is.

## The map

map-closer = Closer
map-further = Further away
map-all = Show all that stands
map-credit = Natural Earth · GSHHG · GeoNames CC BY 4.0 · airportsdata. No line on it expresses an opinion on any border.
map-no-ground = The base map is not here. Positions are right without it.
legend-title = Legend
legend-notices = Notices that hold: hatched
legend-to-come = To come within 72 h: outline
legend-zones = Zones: a wide grey edge, dashed where announced and not agreed
legend-patrols = Patrols: points joined by dots, each party where it last reported
legend-conflicts = Conflicts, numbered as in the list
legend-symbols = A symbol moves only where its notice says by when each part is passed; else it stands in the middle.
strip-label = Times and heights of { $one } and { $other }
strip-references = Heights count from different references ({ $references }) and cannot be compared: the conflict is taken to be there.
strip-reference = Heights in metres, { $reference }.
strip-every-height = Both take up every height.
strip-gap = In time they are { $min } min apart.

## What notices are about

activity-flight = flight
activity-unmanned-flight = unmanned flight
activity-ground-movement = ground movement
activity-vessel-movement = vessel movement
activity-patrol = patrol
activity-exercise = exercise
activity-hazard-area = hazard area
activity-restricted-area = restricted area
activity-static-site = static site
activity-humanitarian-movement = humanitarian movement
activity-humanitarian-site = humanitarian site
activity-medevac = medical evacuation
activity-other = other
state-out-of-sequence = OUT OF SEQUENCE
