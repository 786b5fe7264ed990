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
map-credit = Natural Earth · GSHHG · GeoNames CC BY 4.0 · OurAirports. No line on it expresses an opinion on any border.
map-no-ground = The base map is not here. Positions are right without it.
