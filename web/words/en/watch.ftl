### The watch: what needs a person, the map, and the time that it shows.

nav-watch = Watch
watch-title = Watch
watch-map = Map of the theatre
watch-then = As it was known at { $at }
watch-stale = The node does not answer: the map is as it was.
watch-cut = { $more } more notices are not drawn.
watch-keys = On the watch
watch-key-next = Next in the list
watch-key-before = The one before
watch-key-open = Open where it is done
watch-key-play = Play the next 72 hours, or pause
watch-key-earlier = A quarter of an hour earlier
watch-key-later = A quarter of an hour later
watch-key-now = Back to now
watch-key-map = Show what is picked on the map
watch-key-under = Next of those that lie on one another
watch-key-all = Show all that stands
watch-key-close = Let go of what is picked

## The list of what waits

queue-title = What needs a person
queue-what = What waits
queue-left = Time left
queue-empty = Nothing waits for a person.
queue-told = told: { $role }
queue-open = Open
queue-more = { $more } more wait.
queue-by = by { $parties }
queue-untold = to: { $units }
queue-grade-not-receipted = no receipt from { $parties }
queue-grade-not-read-back = not read back by { $parties }
queue-due-at = was due at { $point } at { $at }
queue-near = comes near { $sites }
waiting-exercise = EXERCISE
waiting-suspended = SUSPENDED
waiting-stop = STOP
waiting-read-back-to-answer = Read-back to answer
waiting-correction-read-back-anew = CORRECTION: read back anew
waiting-notice-to-read-back = Notice to read back
waiting-cancellation-to-take = Cancellation to take
waiting-patrol-not-heard-of = Patrol not heard of
waiting-query-to-answer = Query to answer
waiting-to-be-out-of-a-zone = To be out of a zone
waiting-objection = Objection
waiting-own-units-to-be-told = Own units to be told
waiting-not-acknowledged = Not acknowledged
waiting-message = Message
waiting-not-taken = Not taken
waiting-line-check-to-make = Line check to make
waiting-line-check-missed = Line check missed
waiting-notice-to-confirm-or-cancel = Notice to confirm or cancel
waiting-unusual-reading-of-protected-sites = Unusual reading of protected sites
waiting-protected-sites-approached-give-them = Protected sites approached: give them?
waiting-keys-to-replace = Keys to replace
waiting-document-to-sign = Document to sign
waiting-document-to-close = Document to close
waiting-incident-our-position = Incident: our position
waiting-unwitnessed = Not witnessed
waiting-fork-proven-report-it = Fork proven: report it?
waiting-conflict = Conflict
waiting-breach = Breach of a rule
waiting-channel-to-join = Channel to join
waiting-line-degraded = Line degraded
waiting-line-suspended = Line suspended
waiting-line-no-contact = No contact on the line

## What is picked

picked-conflict = Conflict { $number }
picked-when = When
picked-closest = Closest
picked-serial = Serial
picked-heights = Heights
picked-text = Words
picked-every-height = every height
picked-ground = ground
picked-on-map = On the map
picked-open = Open
picked-more = { $more } more here
picked-patrol-at = at point { $point } of { $points }: { $name }
picked-patrol-not = not set out yet
picked-patrol-next = Next

## Time

time-label = The time that the map shows
time-slider = Time shown on the map
time-play = Play
time-pause = Pause
time-now = Now
time-is-now = NOW
time-is-past = AS KNOWN THEN
time-is-future = TO COME

## What is odd: names that the node gives it, as the list of the watch shows them

waiting-clock-not-synchronised = Clock not synchronised
waiting-clocks-differ = Clocks differ
waiting-rulesets-differ = Rules differ
waiting-pictures-differ = Pictures differ
waiting-conflicts-differ = Conflicts found differ
waiting-disk-nearly-full = Disk nearly full
waiting-disk-takes-nothing = Disk takes nothing
waiting-line-check-from-the-future = Line check from the future
waiting-parcel-under-a-revoked-key = Parcel under a revoked key
waiting-in-a-channel-that-we-do-not-know = in a channel that we do not know
waiting-out-of-sequence = Out of sequence
waiting-fork-contested = Fork: log contested
waiting-contradicts-its-own-log = Contradicts its own log
waiting-too-far-ahead-not-held = Too far ahead, not kept
waiting-peer-rolled-back = Party’s node went back in time
waiting-more-of-our-log-than-ours = More of our log than we wrote
waiting-a-closed-log-goes-on = A closed log goes on
waiting-another-node-speaks-as-us = Another node speaks as us
waiting-fork-proven = Fork proven
waiting-our-store-went-back = Our store went back
waiting-revoked-key-not-stood-by = Revoked key, not stood by
waiting-key-revoked = Key revoked
waiting-witness-does-not-serve-us = Witness does not serve us
waiting-witness-has-seen-more-of-our-log = Witness has seen more of our log
waiting-witness-has-seen-another-log-of-ours = Witness has seen another log of ours
waiting-clock-was-set = Our clock was set
waiting-serials-missing = Numbers missing
waiting-moved-far = Moved far
waiting-not-understood-upgrade = Not understood: upgrade
waiting-refused = Refused
waiting-seen-contradicted = Others saw other logs
waiting-patrol-without-notice = Patrol without a notice
waiting-query-below-the-least-area = Query below the least area
waiting-more-queries-than-settled = More queries than settled
waiting-unusual-reading-of-sites = Unusual reading of protected sites
waiting-sites-approached-in-numbers = Many protected sites approached
waiting-our-store-went-back-no-further-log = Our store went back, no further log
odd-more = and { $count } more
odd-alike = { $count } of this kind
