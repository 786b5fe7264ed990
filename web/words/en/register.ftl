### What the registers share: their lists, the page of one thing, and acts that are asked for.
register-search = Search
register-which = Which are shown
register-count = { $shown } of { $all }
register-stale = The node did not answer the last question; this is as it was before.
register-loading = Asking the node…
register-not-found = Nothing fits the search.
register-print = Print
register-keys = In a list
register-keys-item = On one thing
register-key-search = Search the list
register-key-walk = Walk the lines; Enter opens one
register-key-back = Back to the list
register-key-print = Print
register-translated = translated by
register-place = Place
register-when = When
register-from = From
register-until = Until
register-always = always
register-open-end = until it is ended
register-party = Party
register-channel = Channel
register-state = State
register-article = Article
register-notice = Notice
register-name = Name
register-text = Text
register-reason = Reason
register-optional-text = Words beside it
register-act = What is done
register-map = Map
register-yes = yes
register-no = no
register-in-table = as a table
register-in-chart = as a drawing
register-height = { $floor } to { $ceiling } m, { $reference }
register-height-to = up to { $ceiling } m, { $reference }
register-height-from = from { $floor } m up, { $reference }
register-every-height = every altitude
register-metres = { $m } m
register-km = { $km } km
register-percent = { $n } %

## Acts, and acts that take two persons

register-not = Leave it
register-asked = Asked for. It is done when another officer has released it.
register-asked-where = It waits at the head of this page, as it stands, until then. Nothing has left this desk.
register-done-warned = Done. Look at this:
register-waiting = Waiting for a second officer
register-waiting-by = asked for by { $name } ({ $initials })
register-look = Look
register-released-exactly = Exactly this is done, under the name of who asked and of who releases it.
register-own-draft = You asked for this yourself: another officer releases it.
register-note = A word to who asked
register-send-back = Send back
register-release = Release

## Activities

register-activity-patrol = patrol
register-activity-flight = flight
register-activity-unmanned-flight = unmanned flight
register-activity-ground-movement = ground movement
register-activity-humanitarian-movement = humanitarian movement
register-activity-humanitarian-site = humanitarian site
register-activity-static-site = fixed site
register-activity-medevac = medical evacuation
register-activity-exercise = exercise
register-activity-restricted-area = restricted area
register-activity-hazard-area = hazard area
register-activity-vessel-movement = movement at sea
register-activity-other = other
register-no-map = The map could not be loaded.
register-instant-hint = With its zone: 161200ZJUN30 or 2030-06-16 12:00Z
register-instant-wrong = This is no instant with its zone.

## Documents that all sign

register-signed = Signed by
register-not-signed = not signed
register-fate = Stands
register-fate-open = open
register-fate-complete = complete
register-fate-retracted = retracted
register-fate-void = void
register-hash = Hash of the bytes
register-hash-signed = Exactly these bytes:
register-holds-nobody = It holds nobody before it is signed by { $parties } too, and closed.
register-read-first = Read it to its end first.
register-end = End of the text
register-says = What it says
register-sign = Sign
register-sign-says = { $party } signs “{ $title }”: the bytes that were shown, and no others.
register-close = Close
register-close-says = All have signed. Closing makes “{ $title }” complete; it counts from its own date.
register-withdraw = Withdraw the signature
register-withdraw-says = { $party } no longer signs “{ $title }”. It cannot be completed then.
register-retract = Retract the proposal
register-retract-says = “{ $title }” is taken back for all; what was signed stays shown.
register-clash = Another window wrote this draft after you opened it here. What you typed is here and in this browser; the node has the other.
register-clash-theirs = Load the other
register-clash-mine = Go on with mine
register-clash-both = Either way what you typed becomes a draft of its own: none of the two is lost.
