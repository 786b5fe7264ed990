var e=[{coded:`### The words of the desk in English. An entry is what officers read; whoever changes one changes what
### a speaker has reviewed, so its review lapses. Numbers, instants and places are filled in by the desk.

## Amounts

amount-km = { $km ->
    [one] { $km } kilometre
   *[other] { $km } kilometres
}
amount-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
amount-units = { $count ->
    [one] { $count } unit
   *[other] { $count } units
}

## Coded messages: "we" are who says it, "you" are who reads it

ACKNOWLEDGE = Your last message is understood. This is not agreement.
AIRCRAFT_IN_DISTRESS = Aircraft in distress at { $place } since { $at }. Keep clear of it.
CALL_ME = Phone us at once.
CANNOT_COMPLY = We cannot do what you asked last.
CEASE_FIRE_REQUEST = Cease fire within { amount-km } of { $place }. Our people are there.
CHECK_POSITION = We doubt the position in notice { $notice }. Check it and read it back by phone.
CHECK_TIME_ZONE = We take the start of notice { $notice } to be { $at }. Check the time zone.
CLOCK_WRONG = The clock of { $party } seems to be off by { amount-minutes }.
COMMANDER_WANTED = We want to speak with your commander.
CONTACT_AWAY = Our named contact is away until { $until }. Any officer on watch here takes your messages.
DESK_UNMANNED = Nobody is at our desk from { $at } until { $until }. In danger to life, send STOP and phone.
FORCES_OURS = The forces at { $place } at { $at } are ours.
FORCES_NOT_OURS = The forces at { $place } at { $at } are not ours.
FORCES_UNKNOWN = We do not know whose the forces at { $place } at { $at } are. This is not a no.
INTERPRETER_WANTED = We want an interpreter on the line.
LINE_RESTORED = We use the line again from { $at }.
LINE_SUSPENDED = We suspend the line from { $at }. STOP and safety of life still pass.
MEDEVAC_COMING = A medical evacuation comes to { $place } at { $at }. Keep its way clear.
MOVEMENT_COMPLETE = Movement { $notice } was complete at { $at }.
MOVEMENT_DELAYED = Movement { $notice } is late by { amount-minutes }.
MOVEMENT_OVERDUE = Movement { $notice } was to report { amount-minutes } ago and has not.
NOTICE_LATE = Notice { $notice } came { amount-minutes } before its start. Our units may not be told in time.
NOTICE_NOT_RECEIVED = We have not received notice { $notice }. Send it again.
PARTY_NOT_TOLD = Party { $party } has not been told of notice { $notice }.
PATROL_CUT_SHORT = Patrol { $notice } was cut short at { $at }.
READ_BACK_WANTED = Read back notice { $notice } now.
RESCUE_UNDER_WAY = Search and rescue is under way within { amount-km } of { $place }. Keep clear.
SAY_AGAIN = Your last message was not understood. Say it again.
STOP_RECEIVED = Your STOP was received at { $at }. We are telling our units.
UNITS_CEASED = { amount-units } of ours had ceased by { $at }.
UNITS_NOT_TOLD = { amount-units } of ours { $count ->
    [one] has
   *[other] have
} not been told of notice { $notice } yet. Wait with the start.
UNITS_TOLD = { amount-units } of ours { $count ->
    [one] has
   *[other] have
} been told of notice { $notice }.
WAIT = Wait. We answer within { amount-minutes }.
WRONG_POSITION = The position in notice { $notice } is wrong by { amount-km }. Do not rely on it. An amendment follows.
WRONG_TIME = The times in notice { $notice } are wrong by { amount-minutes }. An amendment follows.

## Precedence

precedence-FLASH = FLASH
precedence-IMMEDIATE = IMMEDIATE
precedence-PRIORITY = PRIORITY
precedence-ROUTINE = ROUTINE

## Acknowledgement: the grades, and where each stands

grade-RECEIPT = receipt by the node
grade-READ_BACK = read-back by an officer
grade-DISSEMINATION = own units told
grade-OBJECTION = objection
standing-NONE = NOT YET
standing-RECEIVED = RECEIVED
standing-UNANSWERED = READ BACK, NOT ANSWERED
standing-CORRECTION = CORRECTION
standing-CORRECT = READ BACK CORRECT
standing-DISSEMINATED = DISSEMINATED
standing-OBJECTED = OBJECTION

## The state of a channel

line-OPEN = OPEN
line-DEGRADED = DEGRADED
line-SUSPENDED = SUSPENDED by { $party }
line-NO_CONTACT = NO CONTACT since { $at }

## Why the desk rings

bell-STOP = STOP
bell-NOTICE = notice to read back
bell-ANSWER = read-back to answer
bell-OBJECTION = objection
bell-CORRECTION = correction
bell-CONFLICT = conflict
bell-MESSAGE = message
bell-INVITATION = channel to join
bell-DOCUMENT = document to sign
bell-ODDITY = look at this
bell-OVERDUE = overdue
bell-LINE = line
bell-QUERY = query
bell-ZONE = zone
bell-INCIDENT = incident

## What needs a person

watch-stop = STOP
watch-exercise-stop = EXERCISE STOP
watch-message = message
watch-exercise-message = EXERCISE message
watch-notice-to-read-back = notice to read back
watch-read-back-to-answer = read-back to answer
watch-correction-read-back-anew = CORRECTION: read back anew
watch-objection = objection
watch-own-units-to-be-told = own units to be told
watch-cancellation-to-take = cancellation to take
watch-not-acknowledged = not acknowledged
watch-not-taken = not taken
watch-line-check-missed = line check missed
watch-line-check-to-make = line check to make
watch-notice-to-confirm-or-cancel = notice to confirm or cancel
watch-conflict = conflict
watch-breach = breach
watch-channel-to-join = channel to join
watch-document-to-sign = document to sign
watch-document-to-close = document to close
watch-not-understood-upgrade = NOT UNDERSTOOD, UPGRADE
watch-refused = REFUSED
watch-out-of-sequence = OUT OF SEQUENCE
watch-keys-to-replace = keys to replace
watch-unwitnessed = UNWITNESSED
watch-patrol-not-heard-of = patrol not heard of
watch-query-to-answer = query to answer
watch-to-be-out-of-a-zone = to be out of a zone
watch-unusual-reading-of-protected-sites = unusual reading of protected sites
watch-protected-sites-approached-give-them = protected sites approached: give them?
watch-incident-our-position = incident: our position
watch-fork-proven-report-it = fork proven: report it?

## Beside a text

mark-UNREVIEWED = UNREVIEWED
mark-UNKNOWN_CODE = UNKNOWN CODE
mark-TRANSLATED = translated by { $party }; the original rules
`},Object.assign({"../../../words/en/agreements.ftl":`### What all parties have settled, and what each agreement would change.
nav-agreements = Agreements
agreements-title = Agreements
agreements-none = No agreement is in this list.
agreements-silence = It holds only where every party has signed the same bytes. Silence is never agreement.
agreements-in-force = In force from
agreements-proposed = Proposed
agreements-proposed-by = Proposed by
agreements-closed = Closed
agreements-stand = That stand
agreements-all = All
agreements-open = Open
agreements-state-proposed = proposed
agreements-state-coming = coming
agreements-state-in-force = in force
agreements-state-not-in-force-suspended = not in force: suspended
agreements-state-suspended = suspended
agreements-state-ended = ended
agreements-state-void = void
agreements-state-retracted = retracted
agreements-suspended-by = Suspended by
agreements-becomes = Then
agreements-suspended-note = Conflicts and places are still judged by it: that is why warnings go on. Its lead times and checks hold nobody.
agreements-text = Whole text
agreements-changes = What changes
agreements-effect = What would follow
agreements-part = Part
agreements-old = In force now
agreements-new = Proposed
agreements-not-in-it = not in it
agreements-taken-out = taken out
agreements-no-change = It says the same.
agreements-effect-note = If it came into force now. Looking changes nothing and tells nobody.
agreements-stay = Conflicts that stay: { $n }.
agreements-appear = Conflicts that would appear
agreements-vanish = Conflicts that would vanish
agreements-breaches-appear = Breaches that would appear
agreements-breaches-vanish = Breaches that would vanish
agreements-contradictions = Rules of which nobody can keep both
agreements-one-rule = One rule
agreements-other-rule = The other
agreements-why = Why not both
agreements-not-leave = Whom it protects is protected without it too. It says how parties keep clear, never who may be hit.
agreements-suspend = Suspend…
agreements-suspend-says = { $party } suspends “{ $title }”. It is our word alone, and ours alone resumes it. Conflicts are still found by it.
agreements-resume = Resume…
agreements-resume-says = { $party } takes back its suspension of “{ $title }”.
agreements-terminate = End it…
agreements-terminate-says = { $party } ends “{ $title }” for all. It does not come back. Its own text says how long ahead this is told.
agreements-from-when = From when (at once, if left empty)

## Other documents

agreements-papers = Other documents that all sign
agreements-no-papers = None waits for a signature.
agreements-not-there = This document is not held here.
agreements-kind = Kind
agreements-kind-separations = separations
agreements-kind-joint-patrol = joint patrol
agreements-kind-incident-summary = incident summary
agreements-kind-agreement = agreement

## Proposing and amending one

agreements-propose = Propose an agreement
agreements-amend = Amend…
agreements-amend-one = Amend “{ $title }”
agreements-amends = It takes the place of “{ $title }” once all have signed it.
agreements-keys = Proposing an agreement
agreements-propose-says = To propose is to sign: another officer releases it, and then every party reads it.
agreements-done = Release was asked for. Nothing has been told to the others yet.
agreements-begin-from = Begin from a ready model, and change in it what your parties have settled.
agreements-models-say = Parties, places, dates and measures of a model are those of nobody: replace them all.
agreements-from-nothing = From nothing
agreements-from-nothing-says = write it, or open a file
agreements-model-demilitarised-zone = Demilitarised zone
agreements-about-demilitarised-zone = a strip along a road, out of which heavy weapons are brought by a date
agreements-model-fire-fighting = Fire-fighting
agreements-about-fire-fighting = drones that watch a fire give way to aircraft with crews
agreements-model-flight-safety = Safety of flights
agreements-about-flight-safety = two parties fly over one country and keep out of each other's way
agreements-model-humanitarian-notification = Relief movements
agreements-about-humanitarian-notification = told of 48 hours ahead, 24 in an emergency; all keep clear
agreements-model-joint-patrols = Joint patrols
agreements-about-joint-patrols = along a border, a town left out; others keep away
agreements-model-maritime-convoy = Convoy at sea
agreements-about-maritime-convoy = a buffer that moves with the ships, and how early each sailing is told of
agreements-its-title = Title
agreements-title-hint = As parties will call it.
agreements-same-title = The same as before, unless all mean another.
agreements-title-missing = Give it a title.
agreements-its-text = Its text
agreements-text-hint = TOML, as the command line takes it; every rule names its article. What is wrong is said beside it while you write.
agreements-unread = Shown as soon as the text can be read.
agreements-left-out = What stood in it and a text cannot say; write it anew:
agreements-line = line { $n }
`,"../../../words/en/alarm.ftl":`### What rings, STOP, and whether the desk is heard.

alarm-title = Alarms
alarm-exercise = EXERCISE
alarm-suspended = CHANNEL SUSPENDED
alarm-take = Take it
alarm-take-by-watch = An officer on watch takes it.
alarm-open = Open
alarm-by = by { $parties }
alarm-more = And { $count } more that alarm.
alarm-translated = { "[" }{ $language }, by { $party } { $initials }]
alarm-keys = Alarms
alarm-key-take = Take the first alarm

## Whether anybody would hear it

alarm-not-armed = SOUND NOT ARMED
alarm-not-armed-why = An alarm at this desk may not be heard.
alarm-hear = Hear the test alarm
alarm-armed = The test alarm was heard at this desk.
alarm-test-how = The desk beeps two to five times. Say how many you heard.
alarm-test-make = Beep
alarm-test-again = Beep again
alarm-test-heard = Beeps heard
alarm-test-answer = That many
alarm-test-number = Write the number in figures.
alarm-test-wrong = Not that many. Turn the loudspeaker up and try again.
alarm-test-silent = The browser makes no sound. Allow sound for this page, or use another machine.
alarm-leave = Not now
alarm-unheard = NOTHING RINGS AT THIS DESK
alarm-unheard-cut = The node has not answered for { $span }. What others sound does not reach you: call them by another way.
alarm-unheard-ended = The session of { $initials } has ended. Sign in again.
alarm-unheard-role = The role of the watch was taken from { $initials }: this window no longer has the watch.
alarm-unheard-removed = { $initials } was removed from this desk: the watch is theirs no more.
alarm-unheard-read = I have read it
alarm-unheard-hush = Silence

## The watch

alarm-watch-nobody = NOBODY HAS THE WATCH
alarm-watch-take = Take the watch
alarm-watch-take-as = Take the watch as { $initials }
alarm-watch-from = { $holder } has or gave the watch.

## STOP

alarm-stop-title = STOP
alarm-stop-title-exercise = EXERCISE: STOP
alarm-stop-what = It rings at every other desk until an officer there takes it. No name is needed.
alarm-stop-send = STOP to all parties
alarm-stop-send-one = STOP to channel { $channel }
alarm-stop-words = What is to stop, and where
alarm-stop-words-hint = Do not wait for words: STOP first, then say more on the hotline.
alarm-stop-whom = To
alarm-stop-all = every party of every channel
alarm-stop-trying = NOT SENT YET: the node does not answer. Tried { $tries } times and going on. Phone the others now.
alarm-stop-sent = STOP is durable here and on its way.
alarm-stop-taken = taken by an officer
alarm-stop-not-taken = not taken yet
alarm-stop-phone = Where it is not taken, call by another way as well.
alarm-stop-not-now = Do not send

## Bells, as they are read out

alarm-bell-stop = STOP
alarm-bell-notice-to-read-back = Notice to read back
alarm-bell-read-back-to-answer = Read-back to answer
alarm-bell-objection = Objection
alarm-bell-correction = Correction
alarm-bell-conflict = Conflict
alarm-bell-message = Message
alarm-bell-channel-to-join = Channel to join
alarm-bell-document-to-sign = Document to sign
alarm-bell-look-at-this = Look at this
alarm-bell-overdue = Overdue
alarm-bell-line = Line
alarm-bell-query = Query
alarm-bell-zone = Zone
alarm-bell-incident = Incident
`,"../../../words/en/breaches.ftl":`### What stated plans do against rules.
nav-breaches = Breaches
breaches-title = Breaches
breaches-none = No plan that stands is in breach of a rule.
breaches-note = A breach is found in a stated plan, by the rules alike for all. It says nothing of what happened.
breaches-all = All
breaches-ours = Ours
breaches-others = Of others
breaches-agreed = Of what is agreed
breaches-what = What
breaches-rule = Rule
breaches-standing = The rule is
breaches-why = Why
breaches-of-agreement = agreed by all
breaches-not-agreed = announced, not agreed
breaches-uncertain = uncertain, and so shown
breaches-clause-entry = may not be inside
breaches-clause-altitude = altitude
breaches-clause-notice = late notice
breaches-clause-side = wrong side of the line
breaches-clause-buffer = too near
breaches-clause-out-by = to be out
breaches-report = Report an incident
breaches-cure-ours = This plan is ours: amend or cancel it, or tell the others why it stands.
breaches-cure-theirs = This plan is { $party }'s: speak on the line; its own desk shows the same.
breaches-gone = No longer stands
breaches-gone-says = The plan was amended or cancelled, or the rule no longer holds.
`,"../../../words/en/bulletins.ftl":`### What is counted of a line, each count with its list.
nav-bulletins = Bulletins
bulletins-title = Bulletins
bulletins-by = Counted by
bulletins-by-day = day
bulletins-by-week = week
bulletins-by-month = month
bulletins-last = last { $days } days
bulletins-incidents = Incidents
bulletins-answers = How long answers took
bulletins-line = The line
bulletins-statement = Status statement
bulletins-none = No incident began in this time.
bulletins-by-period = Incidents reported, by { $by }
bulletins-count = incidents
bulletins-reported-by = reported by { $party }
bulletins-one-word = Each is the report of one party; a bar opens the list behind it.
bulletins-areas = Also by the places of the agreements in force
bulletins-table-period = Period
bulletins-table-area = Area
bulletins-table-kind = Kind
bulletins-all = All
bulletins-total = Total
bulletins-column-reported = reported
bulletins-column-confirmed = confirmed
bulletins-column-denied = denied
bulletins-column-not-seen = not seen
bulletins-column-not-stated = not stated
bulletins-column-taken-back = taken back
bulletins-column-unclear = unclear
bulletins-area = Area
bulletins-area-elsewhere = elsewhere
bulletins-area-no-place = no place
bulletins-left-out = Places that are no plain polygons, and so not counted by:
bulletins-behind = The list behind: { $what }
bulletins-every-row = Every incident counted
bulletins-show-all = Show all
bulletins-rule = An incident is counted by its first position, in the first area that holds it or has it on its border; what no area holds is counted elsewhere.

## How long answers took

bulletins-step-receipt = From giving to receipt by the node
bulletins-step-read-back = From giving to read-back by an officer
bulletins-step-answer = From read-back to its answer
bulletins-step-told = From giving to own units told
bulletins-step-short-receipt = Receipt
bulletins-step-short-read-back = Read-back
bulletins-step-short-answer = Answer
bulletins-step-short-told = Units told
bulletins-step-note-receipt = Known of our own notices alone. A receipt is no agreement.
bulletins-step-note-read-back = The mark is the middle, the whisker the longest; the dashed lines are what the procedure allows.
bulletins-step-note-answer = By the author of the notice.
bulletins-step-note-told = As the receiver says.
bulletins-every-notice = Every notice and party
bulletins-no-notice = No notice was given in this time.
bulletins-given = Given
bulletins-to = To
bulletins-precedence = Precedence
bulletins-late = later than the procedure allows:
bulletins-clocks = Times of others are by their own clocks.

## The line

bulletins-uptime = How the line stood, week by week
bulletins-carried = of the known time the line carried.
bulletins-known-from = Known since
bulletins-our-measure = Our own measure, from our journal: another member may have measured otherwise.

## Statement

bulletins-level = For whom
bulletins-level-public = Public
bulletins-level-members = Members
bulletins-level-own = Own
bulletins-level-says-public = Whole days; incidents by kind, none by number.
bulletins-level-says-members = Whole hours; each incident with every position.
bulletins-level-says-own = To the second; titles and interruptions too.
bulletins-give-out = Note that it is given out…
bulletins-give-out-says = Exactly these words, by their hash. If the records have changed since, it is refused. It then stands in the ledger of what was told.
bulletins-where-to = Where it goes
`,"../../../words/en/chart.ftl":`### What stands in charts.
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
`,"../../../words/en/checklists.ftl":`### Checklists of the watch.

nav-checklists = Checklists
checklists-title = Checklists
checklists-all = All checklists
checklists-says = Written in the settings of this node. Each step is answered, and each answer stands in the journal.
checklists-none = There is no such checklist.
checklists-steps = Steps
checklists-began = Began
checklists-last = Last answer
checklists-now = The step that is to be answered now
checklists-again = The last run is through. It begins again with
checklists-anew-with = Begin again: { $answer }
checklists-for-watch = Answers are given in the role of the watch.
checklists-state-not-begun = not begun
checklists-state-through = through
checklists-state-under-way = under way
checklists-state-changed-since-begins-anew = changed since: begins anew
checklists-answer-yes = yes
checklists-answer-no = no
checklists-answer-done = done
checklists-keys = On a checklist
checklists-key-yes = Answer yes
checklists-key-no = Answer no
checklists-key-done = Answer done
`,"../../../words/en/conflicts.ftl":`### Stated intents that would come closer than agreed.
nav-conflicts = Conflicts
conflicts-title = Conflicts
conflicts-none = No conflict stands. This says nothing of what was not notified.
conflicts-all = All
conflicts-ours = With ours
conflicts-others = Of others
conflicts-severity = Severity
conflicts-advisory = advisory
conflicts-caution = caution
conflicts-critical = critical
conflicts-lasts = Lasts
conflicts-notices = Notices
conflicts-close = How close
conflicts-aside = { $m } aside
conflicts-high = { $m } in height
conflicts-heights-unlike = heights from different references
conflicts-same-time = at the same time
conflicts-gap = { $span } apart
conflicts-held = Held to
conflicts-held-to = { $aside } aside, or { $high } in height, or { $span } apart
conflicts-not-agreed = no separation agreed; the largest proposed is used
conflicts-exact = by our exact volumes: { $m } m
conflicts-exact-clear = clear by our exact volumes
conflicts-exact-ours = For this desk alone; for the others it stands.
conflicts-doubt = it may be up to { $m } m less
conflicts-two-channels = The two notices stand in two channels: neither may be told in the other.
conflicts-sides = Both sides
conflicts-activity = Activity
conflicts-height = Altitudes
conflicts-strip = Time and altitude
conflicts-also = Other conflicts of the two
conflicts-report = Report an incident
conflicts-not-ours = Neither notice is ours: there is nothing for this desk to move.

## Ways out

conflicts-ways-out = Ways out for { $notice }
conflicts-move = Move
conflicts-clears = Clears
conflicts-then-nearest = Nearest then
conflicts-cost = Cost
conflicts-amend = Amend so…
conflicts-looking = Looking for ways out…
conflicts-no-way = Nothing that was tried is clear, or the notice is exempt.
conflicts-ways-note = An offer is never sent by itself: it opens as a draft, to be read and released.
conflicts-other-side = { $party } sees the same conflict, and may move too: speak first.
conflicts-later = { $span } later
conflicts-earlier = { $span } earlier
conflicts-higher = { $m } higher
conflicts-lower = { $m } lower
conflicts-moved = { $m } towards { $bearing }°
conflicts-nearest = { $notice }: { $much } to spare in { $kept }
conflicts-kept-time = time
conflicts-kept-altitude = altitude
conflicts-kept-place = place
`,"../../../words/en/disclosure.ftl":`### What was told to whom.
nav-disclosure = Disclosure
disclosure-title = What was told to whom
disclosure-none = Nothing was told yet.
disclosure-stays = Whatever was told stays told: a cancellation ends a notice and takes nothing back.
disclosure-what = What
disclosure-what-notice = notice
disclosure-what-site = protected site
disclosure-what-query-answer = answer to a query
disclosure-to = To
disclosure-how = How exactly
disclosure-exact = as it is
disclosure-squares = in map squares of { $size }
disclosure-cells = in cells of { $size }
disclosure-times = times in steps of { $step }
disclosure-label = Label
disclosure-no-label = none
disclosure-label-own-units-only = OWN UNITS ONLY
disclosure-label-members-of-this-channel = MEMBERS OF THIS CHANNEL
disclosure-label-named-parties = NAMED PARTIES
disclosure-label-public = PUBLIC
disclosure-shows = What shows that it is held
disclosure-read-back = read back by an officer
disclosure-held = held by the node
disclosure-not-shown = not shown to be held
disclosure-all = All
disclosure-unheld = Not shown to be held
disclosure-stands = stands
disclosure-over = superseded or cancelled
disclosure-who = Who was told, and what shows that they hold it
disclosure-told = What they were told
disclosure-ours-alone = What we know exactly
disclosure-shape = Shape
disclosure-core-point = point
disclosure-core-line = line
disclosure-core-polygon = area
disclosure-corners = positions: { $n }
disclosure-heights = Altitudes
disclosure-holds-true = What is told always holds what is true: who keeps clear of it keeps clear of our people.
disclosure-site-place = Where a site is, is shown on its own page, and that reading is noted.
disclosure-versions = Other versions of the same
disclosure-not-there = This is not in the ledger.
`,"../../../words/en/drawing.ftl":`### Drawing on a map, beside any form.
drawing-keys = Drawing
`,"../../../words/en/evidence.ftl":`### What can be proven to a stranger.

nav-evidence = Evidence
evidence-title = Evidence
evidence-make = Make a bundle
evidence-beside = Lay another’s beside ours
evidence-standing = Forks and witnesses
evidence-make-says = A bundle is one file by which a stranger checks, without a network, what was said, in which order, and who held it. A notice stands for its versions and all that was said about it.
evidence-picked = { $count } chosen
evidence-notices = Notices
evidence-records = Other records
evidence-records-hint = Record ids, or how they begin (six characters at least), parted by spaces.
evidence-journal = With what our own journal says of their coming
evidence-journal-says = Signed by us: our own word, and no proof against us or others.
evidence-make-it = Make the bundle
evidence-made = The bundle is made. Nothing has left this desk.
evidence-asked-for = Chosen
evidence-with = Records, with what proves them
evidence-receipts = Receipts
evidence-bytes = Bytes
evidence-save = Save the file
evidence-verify = Anybody checks it by

evidence-beside-says = What another party’s bundle proves, record by record, beside what our journal knows. Times stand on one axis by the measured difference of the clocks.
evidence-bundle = Bundle of another party
evidence-bundle-hint = It is checked first: a bundle whose proof fails is not shown.
evidence-only-differences = Differences only
evidence-channel-unknown = We are no member of this channel.
evidence-differences = { $count } differences
evidence-no-difference = No difference in { $count } events
evidence-none-differ = No line differs.
evidence-fork-here = This log says two things at one place
evidence-ours = By our journal
evidence-theirs = By its own clock
evidence-apart = Apart
evidence-difference = Difference

evidence-forks = Logs that say two things at one place
evidence-no-forks = No log is known to say two things.
evidence-fork-from = From entry
evidence-log = Log
evidence-report = Report it
evidence-witnesses = Witnesses of our logs
evidence-witnesses-are = { $names }; at least { $least } of them are wanted.
evidence-no-witness = No witness is named in our settings.
evidence-posted = Cosigned
evidence-cosigned = By whom, and when by its clock
evidence-witnessed = WITNESSED
evidence-unwitnessed = UNWITNESSED
evidence-posted-says = Posted says that a record was there to be sent by an instant, by the witness’s clock. It never says that anybody received it.
`,"../../../words/en/faults.ftl":`### What is wrong with what was typed: one text for each sentence that the node writes.

fault-readings = Is this meant: { $readings }?
fault-swapped = Latitude and longitude look swapped.
fault-missing = This is missing.
fault-empty = This is empty.
fault-column-unknown = No column is known as “{ $said }”.
fault-column-unknown-cure = Head it name, place, lat, lon, route, area, activity, radius_m, from, until, floor_m, ceiling_m, altitude_reference or text, or take it out.
fault-column-missing = No column says this.
fault-no-position = This is not a position.
fault-not-number = This is not a number.
fault-not-number-cure = Write figures alone, with a decimal point, in metres.
fault-too-great = This number is too great.
fault-below-zero = This is below 0.
fault-not-known = This word is not known here.
fault-end-first = The end is not after the start.
fault-end-first-cure = Are the two exchanged?
fault-floor-above = The floor is above the ceiling.
fault-floor-above-cure = Are the two exchanged?
fault-lat-beyond = Latitude { $said } is beyond 90 degrees.
fault-lon-beyond = Longitude { $said } is beyond 180 degrees.
fault-two-notations = The two halves are in different notations.
fault-two-notations-cure = Write both alike.
fault-decimal-comma = A comma here may be read in two ways.
fault-decimal-comma-cure = Write decimals with a point.
fault-one-letter = There is a letter on one half only.
fault-one-letter-cure = Give N or S and also E or W.
fault-sign-and-letter = There is a sign and the letter { $letter } together.
fault-sign-and-letter-cure = Give one of the two.
fault-minutes-beyond = Minutes and seconds are below 60; here is { $said }.
fault-many-ways = These figures can be parted in several ways.
fault-many-ways-cure = Write it like 352009N0361234E.
fault-figures = The number of figures is wrong.
fault-figures-cure = Write it like 35.335833N 36.209444E or 352009N0361234E.
fault-mgrs-halves = Easting and northing differ in length.
fault-mgrs-size = This is no square of 100, 10 or 1 m.
fault-mgrs-size-cure = Give 6, 8 or 10 figures.
fault-mgrs-none = There is no such MGRS square.
fault-mgrs-none-cure = Check zone, band and letters.
fault-no-place = This is a place in no notation known here.
fault-no-place-cure = Write it like 35.335833N 36.209444E, 352009N0361234E or 37S BV 46368 13860.
fault-time-no-zone = This time has no zone.
fault-time-24 = 24:00 is read in two ways.
fault-time-12-hour = A time by the 12-hour clock is read in two ways.
fault-time-no-day = Of which day, and in which zone?
fault-time-none = There is no such day or time.
fault-time-date-order = A date in numbers is read in more than one order.
fault-time-date-order-cure = Write the year first: 2030-06-01T05:00Z.
fault-time-year = Write all four figures of the year.
fault-time-zone-unknown = This zone is not known, or means more than one.
fault-time-zone-unknown-cure = Write the offset, as +03:00, or the place, as Asia/Damascus.
fault-time-twice = This local time comes twice: clocks go back then.
fault-time-gap = This local time does not exist: clocks go forward then.
fault-time-unread = This is not a time that all read alike.
fault-time-unread-cure = Write date, time and zone: 2030-06-01T05:00Z, 2030-06-01 08:00 Asia/Damascus or 010500ZJUN30.
fault-outside = { "[" }{ $lon }, { $lat }] is outside the bounds of the theatre.
fault-outside-as-typed = { $lat }, { $lon } is outside the bounds of the theatre.
fault-no-radius = There is no radius.
fault-too-few = There are { $count } positions; at least { $least } are needed.
fault-crossing = The area crosses or touches itself.
fault-crossing-cure = Draw its border without a crossing.
fault-not-closed = The ring is not closed.
fault-long-edge = An edge spans more than half the globe.
fault-vertices = There are { $count } corners: too many.
fault-no-geometry = There is no shape.
fault-no-plan = A { $what } is no plan.
fault-track = A recorded track is no plan.
fault-track-cure = Save the way that is meant as a route.
fault-doctype = The file declares a document type.
fault-doctype-cure = Save it without its DOCTYPE.
fault-not-json = This is not JSON.
fault-not-xml = This is not XML.
fault-not-utf8 = This is not UTF-8.
fault-not-kml = This is no KML file.
fault-not-gpx = This is no GPX file.
fault-not-collection = This is no GeoJSON that holds features.
fault-foreign = This is a notice of party { $party }; a party speaks for its own people only.
fault-hidden = It holds a character that cannot be taken.
fault-long = This is too long.
fault-group-wrong = These are not the five digits beside the plot.
fault-group-wrong-cure = Compare the position once more, then type its five digits.
fault-nobody-told = Nobody is named as told.
fault-no-reason = An objection has a reason.
fault-time-ahead = { $said } lies ahead.
fault-map-neither = This is neither a GeoPackage nor a PMTiles archive.
fault-map-neither-cure = Export the map in one of these two forms.
fault-map-not-geopackage = The file does not say that it is a GeoPackage.
fault-map-not-geopackage-cure = Export it anew as GeoPackage 1.2 or later.
fault-map-unreadable = The file cannot be read.
fault-map-unreadable-cure = Export it anew.
fault-map-slow = Reading it takes too long.
fault-map-slow-cure = Export a smaller area, without views.
fault-map-not-there = A layer is listed and is not there.
fault-map-not-there-cure = Export it anew, without views.
fault-map-no-shapes = It holds no shapes.
fault-map-no-shapes-cure = Export a layer of points, lines or polygons.
fault-map-shape = The shape in this row cannot be drawn.
fault-map-shape-cure = Mend it or leave it out.
fault-map-points = It has more than { $most } points.
fault-map-points-cure = Export a smaller area, or simplify it.
fault-map-reference = Its positions are in reference system { $said }.
fault-map-reference-cure = Export it in WGS 84 (EPSG:4326).
fault-map-not-pmtiles = This is no PMTiles archive.
fault-map-version = This is PMTiles of version { $said }; version 3 is read.
fault-map-cut-short = A part of the archive lies beyond the end of the file.
fault-map-cut-short-cure = Copy the file again, whole.
fault-map-head = The head of the archive is not right.
fault-map-head-cure = Make it anew as PMTiles version 3.
fault-map-packed = It is packed in a way that browsers cannot undo.
fault-map-packed-cure = Make it with gzip.
fault-map-tiles = Its tiles are of a kind that browsers do not draw.
fault-map-tiles-cure = Make it of vector tiles (MVT), PNG, JPEG or WebP.
fault-map-many = There are { $count } layers already.
fault-map-many-cure = Remove one of them first.

error-origin = This page is not of this desk: open the desk by its own address.
error-not-found = It is not there, or not any more.
error-not-here = It is not done in this way.
error-wrong-name = The desk is not served under this name: open it by its own address.
error-too-many = This asks too often. It goes on in a moment.
error-too-many-windows = Too many windows of this session are open: close one.
error-malformed = What was sent is not in its form.
error-misused = It cannot be done as things stand.
error-internal = The desk has a fault of its own; it stands in the node’s log. Tell the administrator.
error-forbidden = This officer may not do this.
error-too-large = It is too large.
error-media = It is sent in a form that is not taken.
error-refused = It was refused.
error-unavailable = The node takes nothing now. Nothing was lost: try again.
error-disk = The node’s disk takes nothing. What is typed stays here; tell the administrator.
error-stopping = The node is stopping. Try again when it is back.
error-unreadable = The node’s answer could not be read. Try again.

## Where a fault is that stands beside no field

place-act = Act
place-activity = Activity
place-altitude-reference = Altitudes count from
place-anew = Begun anew
place-area = Area
place-areas = Areas
place-argument = Number or word of the code
place-arguments = Numbers and words of the code
place-article = Article
place-at = At
place-attachments = Files
place-beside = Beside
place-body = What it says
place-bounds = Bounds
place-bundle = Bundle
place-by = By
place-byte = Byte
place-ceiling-m = Highest
place-checklist = Checklist
place-clock = Clock
place-code = Code
place-column = Column
place-compression = Packing
place-conflict = Conflict
place-correct = Correct or not
place-directory = List of tiles
place-encoded = What was read
place-end = Until
place-entry = Entry
place-expires = Answer wanted by
place-feature = Shape
place-file = File
place-floor-m = Lowest
place-from = From
place-good = Entries known as good
place-group = Check group
place-hash = Hash
place-initials = Initials
place-key = Line of the list
place-kind = Kind
place-language = Language
place-line = Line
place-link = Reference
place-links = References
place-model = Model
place-note = Note
place-oddity = What is to be looked at
place-pasted = Pasted
place-peer = Party’s node
place-place = Place
place-places = Places
place-point = Point
place-position = Position taken
place-radius-m = Radius
place-record = Record
place-ref = Reference of the act
place-release = What may be given out
place-request = What was asked
place-role = Role
place-rule = Rule
place-rules = Rules
place-segment = Part of its way
place-sha256 = Hash of the file
place-sort = Kind
place-start = From
place-stated = Statement
place-step = Step
place-tiles = Tiles
place-to = Who was told
place-told = When told
place-typed = What was typed
place-units = Units told
place-validity = When it holds
place-watch = Watch
place-where = Where
place-zooms = Scales
`,"../../../words/en/give.ftl":`### Writing a notice, and releasing what another officer wrote.

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
`,"../../../words/en/handover.ftl":`### The brief for the next watch.

nav-handover = Handover
handover-title = Handover brief
handover-this = This watch
handover-last = The watch before
handover-give = Give the watch
handover-give-says = The watch is given with your words. It stays yours until somebody takes it.
handover-note = What the next officer must know
handover-note-hint = What is on this page need not be repeated.
handover-note-of = Words of who gave it
handover-watch = The watch
handover-watch-kept = kept by
handover-watch-given = given by, taken by nobody yet
handover-covers = Since and until
handover-not-whole = not the whole watch: too much happened
handover-overdue = Overdue
handover-none-overdue = Nothing is overdue.
handover-waits = Waiting for a person
handover-line = The line
handover-ahead = The next 12 hours
handover-changed = What changed
handover-more = { $count } more came before these.
handover-what = What
handover-about = About
handover-precedence = Precedence
handover-due = Due
handover-told = Told
handover-at = When
handover-part-notices = Notices
handover-part-answers = Objections and corrections
handover-part-alarms = Alarms
handover-part-lines = The line
handover-part-oddities = Oddities
handover-part-turns = The watch
handover-sign = Given: ______________________        Taken: ______________________
handover-keys = On the brief
handover-key-last = This watch, or the one before
handover-key-give = Give the watch
`,"../../../words/en/health.ftl":`### How the lines and this node are.

nav-health = Lines
health-title = Lines and node
health-peers = The other parties
health-node = Node
health-desk = Desk
health-contact = Last contact
health-clock = Its clock against ours
health-round-trip = There and back
health-last-act = Last act there
health-failures = Failed calls
health-endpoints = Addresses
health-fingerprints = Fingerprints of the cards: compare them by voice, five digits at a time.
health-ours = (our card)
health-our-clock = Our clock
health-clock-good = synchronised
health-clock-loose = not synchronised
health-clock-unknown = it cannot be asked
health-clock-wrong = likely wrong: others agree with each other against us
health-refused = Refused at the door
health-refused-parcel-1 = larger than a parcel may be
health-refused-parcel-2 = not in the form of a parcel
health-refused-parcel-3 = sealed to a key that this node does not hold
health-refused-parcel-4 = its seal does not open
health-refused-parcel-5 = not signed as a parcel is
health-refused-parcel-6 = meant for another party
health-refused-parcel-7 = not signed by a party of ours that it names
health-refused-parcel-8 = its content is not what was signed
health-refused-parcel-9 = its content is not in its form
health-refused-parcel-10 = more in it than a parcel may carry
health-refused-parcel-stranger = from a stranger
health-refused-of-record = a record that breaks a rule
health-refused-of-envelope = a record that is not signed as one
health-refused-of-canonical = what is not written in its one form
health-refused-of-held = a receipt that breaks a rule
health-refused-other = what breaks a rule of the protocol
health-holds = What the node holds
health-count-record = records
health-count-version = versions of notices
health-count-conflict = conflicts
health-count-receipt = receipts
health-count-item = open items
health-count-log = logs
health-count-channel = channels
health-count-peer = peers
health-count-journal = journal entries

health-mode-scenario = SCENARIO
health-mode-live = LIVE
health-not-joined = not joined
health-suspend = Suspend the line
health-suspend-says = { $party } says that it suspends { $channel }, until it lifts that. What saves lives still passes, and all that is said is still delivered.
health-lift = Lift our suspension
health-lift-says = We no longer suspend { $channel }. How it stands then follows from what is measured.
health-members = How the line to each member stands
health-why = Why
health-nothing-wrong = nothing measured speaks against it
health-uptime = When { $channel } carried
health-uptime-unknown = Our journal knows nothing of this time.
health-carried = It carried { $share } % of the time since { $since } of which our journal knows. By our own measure: another member may have measured otherwise.
health-step = Which step
health-step-receipt = receipt
health-step-read-back = read-back
health-step-answer = answer
health-step-told = own units told
health-by-day = day
health-by-week = week
health-by-month = month
health-times = How long it took: { $step }
health-times-note = The mark is the middle, the whisker the longest. Times of others are by their own clocks; a receipt is no consent.
health-allowed = allowed, { $precedence }
health-logs = Logs and digests
health-incarnation = Incarnation
health-size = Size
health-root = Root
health-contested = CONTESTED
health-channel-id = Channel
health-picture = Digest of our picture
health-conflict-digest = Digest of the conflicts
health-not-in-picture = Entries outside the picture
health-separations = Separations
health-agreed = agreed
health-not-agreed = NOT AGREED: the largest proposed counts
health-audience = Members

health-layers = Layers of the map
health-layers-says = Roads and the like, beside the ground that ships with the desk. They stay at this desk and are told to nobody.
health-no-layers = No layer was added.
health-layer-form = Form
health-layer-bounds = Where
health-layer-credit = Whose data
health-layer-credit-hint = As their licence asks for it; it stands on the map.
health-layer-file = File
health-layer-file-hint = GeoPackage in WGS 84, or PMTiles (version 3).
health-layer-add = Add the layer
health-layer-remove = Remove
`,"../../../words/en/hotline.ftl":`### What is said on the line.

nav-hotline = Hotline
hotline-title = Hotline
hotline-consent = Taken means that an officer has it, not that anybody agrees.
hotline-open = To be taken
hotline-rest = Said in the last two days
hotline-none = Nothing else was said.
hotline-original = original, { $language }
hotline-translated = { $language }: translated by { $party } { $role } { $initials }; the original rules
hotline-translate = Translate
hotline-into = Into
hotline-translation = Translation
hotline-original-rules = It stands under the original with your initials; the original rules.
hotline-translate-do = Add the translation
hotline-taken = taken
hotline-received = at their node, not taken
hotline-not-received = not received
hotline-not-taken = not taken

## Saying

hotline-say = Say
hotline-coded = By a code
hotline-free = In free words
hotline-code = What is meant
hotline-code-hint = Each officer reads it in their own language.
hotline-unreviewed = Where no speaker has read a text, it is shown as UNREVIEWED there.
hotline-words = Words
hotline-language = Written in
hotline-send = Say it
hotline-sent = Durable here and on its way.
hotline-time-cure = Write 2030-06-01T05:00Z or 010500ZJUN30.
hotline-slot-notice = Notice
hotline-slot-party = Party
hotline-slot-km = Kilometres
hotline-slot-minutes = Minutes
hotline-slot-count = How many units
hotline-slot-at = When
hotline-slot-until = Until
hotline-slot-place = Where
hotline-keys = Hotline
hotline-key-take = Take the first
hotline-key-say = Say something
`,"../../../words/en/incidents.ftl":`### What happened, and what each party says of it.
nav-incidents = Incidents
incidents-title = Incidents
incidents-none = No incident is in this list.
incidents-one-word = A report is the word of one party. It is established only where every party confirms it.
incidents-number = Number
incidents-began = Began
incidents-ended = Ended
incidents-kind = Kind
incidents-all = All
incidents-not-closed = Not closed
incidents-unsaid = Our position is wanted
incidents-reports = reports it
incidents-report = Report an incident
incidents-reported-by = Reported by
incidents-exercise = exercise: nothing of it happened
incidents-link = Linked
incidents-positions = What each party says
incidents-position = Position
incidents-position-confirm = confirms
incidents-position-deny = denies
incidents-position-not-seen = not seen
incidents-position-not-stated = not stated
incidents-position-none = not stated
incidents-means-confirm = it happened, as far as we know
incidents-means-deny = it did not happen
incidents-means-not-seen = we do not know of it; this is no denial
incidents-no-word = Nothing said yet. Silence is no position.
incidents-report-of = Report of { $party }
incidents-established = Every party confirms it.
incidents-not-established = Not established: not every party confirms it.
incidents-state-open = open
incidents-state-positions-stated = positions stated
incidents-state-summarised = summarised
incidents-state-closed = closed
incidents-state-ours = Say our position…
incidents-state-says = Every member reads it as the word of { $party }. A later one takes its place; both stay shown.
incidents-summary = Summary
incidents-summarise = Propose a summary…
incidents-summarise-says = To propose is to sign. It counts once every member has signed the same words.
incidents-closes = closes the incident
incidents-keeps-open = leaves it open
incidents-files = Files
incidents-all-words = Every statement, in the order in which it came here
incidents-kind-loss-of-separation = loss of separation
incidents-kind-entry-without-notice = entry without notice
incidents-kind-notice-not-followed = notice not followed
incidents-kind-place-rule-not-kept = place rule not kept
incidents-kind-fire = fire
incidents-kind-harm-to-people = harm to people
incidents-kind-damage = damage
incidents-kind-missed-contact = missed contact
incidents-kind-missed-stop = missed STOP
incidents-kind-other = other
incidents-stop-first = What cannot wait is not reported here first: send STOP, and phone.
incidents-accuses-nobody = The kinds accuse nobody.
incidents-place-hint = In any notation; it is read by the node.
incidents-place-filled = Filled in from what is known; a place typed here takes its stead.
incidents-radius = Radius, m
incidents-what = What happened
incidents-kept = What is typed is kept in this browser until it is reported.

## Files

incidents-attach = Files
incidents-attach-files = Attach files…
incidents-attach-hint = They stay in this node's folder. The others get name, size and hash, never the file.
incidents-attach-says = Every member reads which files we name, by their hashes. Whoever is handed one later can check that it is the same.
incidents-attaching = being taken in…
incidents-attach-drop = Take out
incidents-they-show = What they show
incidents-size = Size
incidents-sha = SHA-256
incidents-held = Here
incidents-save = Save it
incidents-not-here = not held here
incidents-files-says = A file is hashed again before it is saved from here; one that was changed does not go out.
incidents-linked = Linked to
`,"../../../words/en/patrols.ftl":`### Patrols, what each party reports of them, and their series.
nav-patrols = Patrols
patrols-title = Patrols
patrols-none = No patrol is in this list.
patrols-number = Number
patrols-series = Series
patrols-joint = joint
patrols-next = Next report, or why it ended
patrols-open = Not ended
patrols-ended = Ended
patrols-all = All
patrols-state-proposed = proposed
patrols-state-planned = planned
patrols-state-under-way = under way
patrols-state-overdue = OVERDUE
patrols-state-cut-short = cut short
patrols-state-complete = complete
patrols-state-not-set-out = NOT SET OUT
patrols-state-not-agreed = not agreed
patrols-points = Points and reports
patrols-due = Due
patrols-grace = and { $span } of grace
patrols-late = { $span } late
patrols-overdue-by = overdue by { $span }
patrols-to-come = to come
patrols-not-reported = not reported
patrols-parts = What each party sends
patrols-vehicles = Vehicles
patrols-call-signs = Call signs
patrols-comma = Parted by commas
patrols-ended-at = Ended
patrols-not-named = This part is not named yet.
patrols-notice-over = no longer stands
patrols-document = The plan that all sign
patrols-do-set-out = It set out…
patrols-do-check-in = Report { $point }…
patrols-do-complete = It is complete…
patrols-do-cut-short = Cut short…
patrols-do-name = Name our part…
patrols-report-says = Every member is told, with this moment as its time.
patrols-name-says = Each party speaks for its own vehicles alone.

## Series

patrols-series-of = Series { $name }
patrols-planned = Planned
patrols-counted = complete { $complete }, cut short { $cut }, overdue { $overdue }, to come { $coming }
patrols-reports = Reports
patrols-reports-counted = in time { $intime }, late { $late }, not made { $missed }
patrols-median = Half took no longer than
patrols-reason = Cut short: why
patrols-by-month = Patrols by month
patrols-month = month
patrols-how-many = patrols
patrols-lasted = How long each lasted
patrols-lasted-short = Lasted
patrols-minutes = minutes
patrols-number-in-series = number in the series
patrols-all-of-it = Every patrol of the series
`,"../../../words/en/pending.ftl":`### What waits for a second officer: the act, and each thing that it says.

pending-act-agreement-propose = Propose an agreement
pending-act-agreement-act = Act on an agreement
pending-act-propose-separations = Propose separations
pending-act-endorse = A signature on a document
pending-act-patrol-plan = Plan a patrol
pending-act-patrol-propose = Propose a joint patrol
pending-act-patrol-close = Close the plan of a joint patrol
pending-act-patrol-part = Name our part of a patrol
pending-act-peer-add = Take a party’s card
pending-act-channel-found = Found a channel
pending-act-channel-join = Join a channel
pending-act-give = Give notices
pending-act-amend = Amend a notice
pending-act-cancel = Cancel a notice
pending-act-import = Take in a list of movements
pending-act-import-sites = Take in a list of protected sites
pending-act-zone-announce = Announce a zone
pending-act-zone-end = End a zone
pending-act-site-add = Enter a protected site
pending-act-site-amend = Change a protected site
pending-act-site-withdraw = Take a protected site out
pending-act-site-policy = Set what a party is given of a protected site
pending-act-site-release = Give a protected site now
pending-act-query-answer = Answer a query
pending-act-incident-summary = Propose a summary of an incident
pending-act-status-statement = Give a statement on the line out
pending-what-sign = sign
pending-what-withdraw = withdraw the signature
pending-what-close = close
pending-what-retract = retract the proposal
pending-what-suspend = suspend
pending-what-resume = resume
pending-what-terminate = end it
pending-bytes = { $n } bytes, shown on the page
pending-channel = Channel
pending-title = Title
pending-content = Its text
pending-amends = Amends
pending-precedence = Precedence
pending-agreement = Agreement
pending-what = What is done to it
pending-from-utc = From
pending-until-utc = Until
pending-until = Until
pending-reason = Reason
pending-name = Name
pending-series = Series
pending-points = Points, with the time of each
pending-volumes = Where and when
pending-vehicles = Vehicles
pending-call-signs = Call signs
pending-text = Text
pending-parties = Parties
pending-party = Party
pending-patrol = Patrol
pending-card = Card
pending-card-unread = This is no card that can be read. Send it back and ask the party for its card again.
pending-fingerprint = Fingerprint of the card
pending-fingerprint-how = Have the party read it out over another line, five digits at a time, before you release this.
pending-peers = With whom
pending-notices = Notices
pending-notice = Notice
pending-draft = What it becomes
pending-precision = Told how exactly
pending-label = May be told to
pending-handling = Who, or how to handle it
pending-source = List
pending-lines = Lines
pending-lateral-m = Apart on the ground
pending-vertical-m = Apart in height
pending-time-s = Apart in time
pending-document = Document
pending-shown = Hash of what was read
pending-expected = As the file has it
pending-zone = Zone
pending-zone-announce-zone = Its place and rules
pending-sites = Protected sites
pending-site = Protected site
pending-how = What it is given
pending-approach-m = Within
pending-automatic = By the node, without asking
pending-query = Query
pending-answer = Answer
pending-knowingly = Knowing what it would tell
pending-incident = Incident
pending-closes = Closes the incident
pending-level = For whom
pending-words = Hash of the words
`,"../../../words/en/people.ftl":`### Signing in, and the people of a desk.

nav-people = People
people-title = People of this desk
people-own = Mine
people-all = Everybody
people-log = Log
people-name = Name
people-name-hint = To sign in with. It need not be your own: a post such as NORTH-1 will do.
people-initials = Initials
people-initials-hint = One to four letters or digits. They stand in every record, and nobody else here has them.
people-roles = Roles
people-show = Show
people-leave = Leave
people-save = Save
people-remove = Remove
people-on = ON
people-off = OFF
people-print = Print

## Roles

role-drafter = drafter
role-drafter-may = prepares what others will rely on, and gives nothing alone
role-releaser = releaser
role-releaser-may = releases what another prepared, and answers for the party
role-watch = watch
role-watch-may = takes, reads back, tells own units, and speaks on the hotline
role-auditor = auditor
role-auditor-may = reads everything that was done, and changes nothing
role-administrator = administrator
role-administrator-may = adds and removes people, peers and lines
role-watch-leader = watch leader
role-duty-commander = duty commander
role-node = node

## Passwords

people-password = Password
people-password-new = New password
people-password-old = Password until now
people-password-hint = At least { $least } characters. Four or five words that have nothing to do with each other are best.
people-password-do = Change
people-password-done = Changed. Every other browser of yours is signed out.
people-password-ends = A change signs you out everywhere else.
people-taste = Language and light
people-taste-do = Keep them
people-taste-done = Kept. The desk opens so for you.
people-taste-says = They are yours at every machine where nothing else was chosen in the header; here they change at once.
people-strength-0 = would be guessed early
people-strength-1 = enough
people-strength-2 = good
people-strength-3 = very good
people-shown-once-more = Once more, so that nobody changes this at a desk that was left open.

## Second factors

people-code = Code
people-codes = Codes of a telephone
people-codes-why = With codes a password alone opens nothing. Any app for six-digit codes will do; it needs no network.
people-codes-on = Switch on
people-codes-off = Switch off
people-codes-scan = Scan this with the app:
people-codes-picture = The secret as a picture for the app
people-codes-type = Or type this secret into it:
people-codes-enter = Then enter the code that it shows. Codes are asked for from then on.
people-codes-confirm = This code is shown
people-recovery = Recovery codes
people-recovery-how = Each opens the desk once where the telephone is lost. They are not shown again: print them, and keep them where the telephone is not.
people-recovery-left = { $count ->
    [0] No recovery code is left.
    [one] One recovery code is left.
   *[other] { $count } recovery codes are left.
  }
people-recovery-done = I have them
people-passkeys = Passkeys
people-passkeys-why = A passkey is a key of this machine or of a stick. It is asked for after the password.
people-passkeys-no-domain = Off: this desk is reached by an address, and a browser binds a passkey to a domain name. Give the desk one with \`names\` under [desk] in the settings.
people-passkeys-at-address = Off here: this page was opened by an address, and a browser binds a passkey to a domain name. Open the desk by its name.
people-passkeys-no-browser = This browser knows no passkeys.
people-passkey-title = What it is called
people-passkey-add = Add a passkey

## Everybody

people-add = Add somebody
people-add-do = Add
people-opens = Opens with
people-opens-password = a password
people-opens-link = a link, not used yet
people-opens-code = codes
people-opens-passkeys = { $count ->
    [one] a passkey
   *[other] { $count } passkeys
  }
people-link = This link lets { $name } set a password. It is good once, within a day, and is not shown again: hand it over.
people-renew = New link
people-renew-hint = A new link sets a new password and switches codes and passkeys of this person off.
people-remove-sure = Remove { $name }? Whoever is signed in by this name is signed out at once. What they did stays in the log.

## Log

people-log-n = No.
people-log-when = When (UTC)
people-log-what = What
people-log-by = By
people-log-about = About
people-log-address = From
people-log-more = Earlier
people-log-clock = Times are by this machine's own clock.
people-log-whole = No entry is missing
people-log-gaps = Something is missing or was changed before entry { $numbers }
people-command-line = command line
people-what-link-for-the-first-administrator-made = link for the first administrator made
people-what-link-for-a-password-made = link for a password made
people-what-person-added = person added
people-what-person-changed = person changed
people-what-person-removed = person removed
people-what-password-set = password set
people-what-codes-switched-on = codes switched on
people-what-codes-switched-off = codes switched off
people-what-passkey-added = passkey added
people-what-passkey-removed = passkey removed
people-what-recovery-code-used = recovery code used
people-what-signed-in = signed in
people-what-sign-in-refused = sign-in refused
people-what-signed-out = signed out
people-what-release-asked-for = release asked for
people-what-draft-sent-back = draft sent back
people-what-draft-released = draft released
people-what-draft-of-protected-sites-read = draft of protected sites read
people-detail-initials = initials
people-detail-roles = roles
people-detail-title = called
people-detail-draft = draft
people-detail-version = version
people-detail-act = act
people-detail-drafted-by = drafted by
people-detail-released-by = released by

## Signing in

sign-in-title = Sign in
sign-in-do = Sign in
sign-in-again = Another name
sign-in-nobody = This desk has no administrator yet. Open the link that \`keepclear serve\` printed.
sign-in-second = The password is right. { $name }, show that it is you:
sign-in-passkey = Use a passkey
sign-in-code-hint = Six digits of the telephone, or a recovery code.
sign-in-wait = It went wrong too often. Try again in { $s } s.
sign-in-lost = Whoever cannot get in asks an administrator for a new link.

## The first link

first-title = First administrator
first-title-password = Set a password
first-what = You are the first at the desk of { $party }. This makes you its administrator, with every role but auditor; you add the others.
first-what-password = This link is for { $name }, and good once.
first-again = Once more
first-differ = The two passwords differ.
first-do = Begin
first-do-password = Set it and sign in

## What is wrong

fault-name-empty = No name.
fault-name-empty-cure = Enter the name to sign in with.
fault-name-long = The name is longer than 64 characters.
fault-name-characters = The name holds a character that cannot be shown.
fault-name-taken = Somebody has this name.
fault-name-taken-cure = Add a letter or a number.
fault-initials-form = These are not 1 to 4 letters or digits.
fault-initials-taken = Somebody has these initials, and a record would not tell the two apart.
fault-initials-taken-cure = Add a letter.
fault-roles-none = No role is chosen.
fault-last-administrator = Nobody else is an administrator.
fault-last-administrator-cure = Make somebody else an administrator first.
fault-accounts-full = There are as many people as a desk may have.
fault-accounts-full-cure = Remove whoever has left.
fault-password-short = Fewer than 12 characters.
fault-password-short-cure = Four or five words that have nothing to do with each other.
fault-password-long = More than 256 characters.
fault-password-name = It is made of the name.
fault-password-name-cure = Take words that nobody links with you.
fault-password-repeats = It repeats a few characters.
fault-password-repeats-cure = Take words, not a pattern.
fault-password-known = It is among the first that are tried.
fault-password-known-cure = Take other words.
fault-password-wrong = This is not your password.
fault-code-wrong = The code is not right, or was used before.
fault-code-wrong-cure = Wait for the next one; see that the telephone's clock is right.
fault-passkey-wrong = The passkey was not accepted.
fault-passkey-wrong-cure = Try again, or use another way.
fault-passkey-many = You have as many passkeys as one may have.
fault-passkey-many-cure = Remove one first.
fault-link-ended = This link was used already, or its time is over.
fault-link-ended-cure = Ask an administrator for a new one. For the first one: keepclear people first.
fault-title-long = This is longer than 200 characters.
fault-title-long-cure = Give it a shorter title.
fault-title-characters = This holds a character that cannot be shown.
fault-not-there = There is nobody of this name.

## Why it was refused

error-signed-out = Nobody is signed in at this browser.
error-sign-in-wrong = The name or the password is not right.
error-second-wrong = The code or the passkey is not right, or came too late.
error-wait = It went wrong too often. Wait, then try again.
error-busy = Many sign in at this moment. Try again.
error-role = None of your roles may do this.
error-token = This page is of an earlier session: load it anew.
error-no-domain = This desk has no domain name, so it has no passkeys.
error-passkey-none = The browser gave no passkey.
error-two-persons = This takes two persons: one prepares it, another releases it.
error-four-eyes = You prepared this yourself: another officer releases it.
error-draft-not-there = This draft is not there any more, or is another officer's.
error-draft-not-yours = Another officer prepares this draft.
error-draft-changed = The draft was changed since it was shown. Look at it again.
error-draft-stale = Another window wrote this draft meanwhile. Look at what it says first.
error-draft-not-asked = Its release was not asked for, or was taken back.
error-draft-released = This was released already.
error-draft-of-one = This is done at once; nobody releases it.
error-drafts-full = You have as many drafts as one may have. Throw some away.
error-draft-too-long = The draft is too long.
`,"../../../words/en/queries.ftl":`### Whether own or partner forces are in a circle.
nav-queries = Queries
queries-title = Queries
queries-none = No query is in this list.
queries-not-no = UNKNOWN is not NO. Neither is DECLINED, nor an answer that has run out, nor silence. No answer is leave to act.
queries-question = Own or partner forces in this circle?
queries-number = Number
queries-asks = Asks
queries-circle = Circle
queries-expires = Answer wanted by
queries-lapsed = lapsed
queries-answers = Answers, as they read now
queries-open = Open
queries-waits = Our answer is wanted
queries-all = All
queries-until = until
queries-since = since
queries-reads = Reads now
queries-holds = Holds
queries-by = By
queries-corrected = a correction of an earlier answer
queries-heights = Altitudes
queries-answer-yes = YES
queries-answer-no = NO
queries-answer-unknown = UNKNOWN
queries-answer-declined = DECLINED
queries-answer-expired = EXPIRED
queries-answer-not-answered = NOT ANSWERED
queries-know-yes = somebody is there; not where, who or how many
queries-know-no = nobody of that party; others may be there, civilians first
queries-know-unknown = treat it as YES
queries-know-declined = treat it as YES
queries-know-expired = ask again; until then as YES
queries-know-not-answered = treat it as YES, and call
queries-means-yes = somebody of ours, or of our partners, is there at some time of it
queries-means-no = nobody of ours is there, and we say so until the time below
queries-means-unknown = we cannot say: not all could be reached
queries-means-declined = we do not say
queries-beyond = should not have been asked so
queries-flagged = FLAGGED: several answers together could tell more
queries-flagged-says = A flag forbids nothing. UNKNOWN and DECLINED tell nothing.
queries-own-inside = What is ours and inside
queries-own-note = For this desk alone. Not everybody gives notice: that nothing stands here is no reason to say NO.
queries-own-none = No notice and no site of ours stands in it.
queries-own-notice = notice
queries-own-site = site
queries-answer-it = Answer…
queries-answer-says = The word of { $party } to the asker and every member. Ask your own people first. Nothing is chosen for you.
queries-holds-until = Holds until
queries-knowingly = I have looked at what this answer would tell.
queries-no-in-spite = In spite of what stands inside: { $n }
queries-no-places = No places in it: an answer says whether, never where.

## Asking

queries-ask = Ask
queries-ask-says = Every other member is asked; only officers answer. To ask tells something too: where you look.
queries-precedence = Precedence
queries-centre = Centre
queries-radius = Radius, km
`,"../../../words/en/receive.ftl":`### What others told us, and what they answered.

nav-receive = Receive
receive-title = Receive
receive-consent = Received and read back never means agreed.
receive-list = What needs a person, the most urgent first
receive-none = Nothing of notices waits for a person.
receive-pick = Choose a line, or go along them with j and k.
receive-asking = Asking the node…
receive-what = What
receive-left = Time
receive-map = Where the notice lies
receive-plotted = Plotted by this node
receive-precision = Told at { $precision }, { $label }
receive-translated = { "[" }{ $language }{ "]" } translated by { $party } { $initials }; the original rules
receive-amend = Amend
receive-stages = How far it has come with each party
receive-not-notified = Not notified:
receive-said = What was said about it
receive-act-read-back = read back
receive-act-answer = answer
receive-act-disseminated = units told
receive-act-objection = objection
receive-says-group = check group { $group }
receive-says-units = to: { $units }
receive-says-told = told at { $at }
receive-state-out-of-sequence = OUT OF SEQUENCE
receive-state-superseded-or-cancelled = SUPERSEDED OR CANCELLED
receive-cancelled = Cancelled by its author.
receive-take = Take

## Read back

receive-read-back = Read back
receive-read-back-how = Compare position, place, times and heights with your map. Then type the check group that stands beside this plot.
receive-group = Check group
receive-group-type = Type the five digits
receive-group-five = A check group is five digits.
receive-read-back-do = READ BACK
receive-anew = Their author sent a CORRECTION: read it back anew.

## Own units

receive-units = Own units
receive-units-told = All that are to be told have been told.
receive-units-who = Which units or roles were told
receive-units-more = Others that were told
receive-told = When they were told
receive-told-hint = Left empty: now. Otherwise with its zone.
receive-told-wrong = Write date, time and zone: 2030-06-01T05:00Z.
receive-units-do = DISSEMINATED

## Objection

receive-object = Objection
receive-objected = We have objected.
receive-reason = Reason
receive-reason-hint = An objection asks; it forbids nothing.
receive-object-do = Object

## Our own notice

receive-answer = Read back by
receive-they-plot = They plot it at
receive-answer-how = Is it where you meant it? Correct says only that they read it right.
receive-correct = READ BACK CORRECT
receive-correction = CORRECTION
receive-correction-words = What is not right
receive-objection = Objection by
receive-take-objection = Take it; the notice stays as it is
receive-stale = Is this still true?
receive-confirm = Confirm that it is still true
receive-cancel = Cancel the notice
receive-cancel-title = Cancel { $notice }
receive-cancel-what = The others are told that it ends now. Their officers take that.
receive-cancel-asked = Release of the cancellation was asked for.

## Keys

receive-keys = The list
receive-keys-one = One notice
receive-key-next = Next
receive-key-before = Previous
receive-key-read-back = To the check group
receive-key-units = To own units
receive-key-object = To the objection
receive-key-correct = READ BACK CORRECT
receive-key-correction = To the correction

## What a notice says

plot-more = and { $count } more positions
plot-near = { $km } km from { $place }:
plot-activity = Activity
plot-begins = From
plot-ends = Until
plot-around = Keep clear
plot-radius = { $m } m around
plot-no-radius = the area itself
plot-any-height = at any altitude
plot-up-to = up to { $high } m { $reference }
plot-from = { $low } m { $reference } and up
plot-between = { $low } to { $high } m { $reference }

## What is to be noticed

`,"../../../words/en/register.ftl":`### What the registers share: their lists, the page of one thing, and acts that are asked for.
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

## The parts of a document

part-area = area { $name }
part-article = article { $name }
part-closes-the-incident = closes the incident
part-exempt = exempt
part-in-force-from = in force from
part-in-force-until = in force until
part-language = language
part-lead = notice ahead of { $activity }
part-margin = margin between { $name }
part-notice-is-given-of = notice is given of
part-notice-of-withdrawal = notice of withdrawal
part-pair = pair
part-party = party { $name }
part-place = place { $name }
part-point = point { $name }
part-procedure-answer-s = read-backs are answered within, s
part-procedure-check-at-s = the line is checked at (UTC)
part-procedure-check-every-s = the line is checked every, s
part-procedure-check-grace-s = a check may be late by, s
part-procedure-climb-s = the next in rank is told after, s
part-procedure-ladder = who is told in turn
part-procedure-read-back-s = notices are read back within, s
part-procedure-receipt-s = receipt is given within, s
part-procedure-reconfirm-s = notices are confirmed every, s
part-procedure-take-s = messages are taken within, s
part-query-daily = queries a day at most
part-query-duration-s = least span of a query, s
part-query-height-m = least height of a query, m
part-query-radius-m = least radius of a query, m
part-query-window-s = queries are compared within, s
part-separation = separation
part-text = text
part-zone = zone { $name }
`,"../../../words/en/shell.ftl":`### The frame of every page.

## Groups of pages, and what stands around a page

group-now = Now
group-say = Say
group-keep = Keep
group-account = This desk
shell-pages = Pages
shell-skip = Go to the page
shell-clock = Time by this node
shell-scenario = SCENARIO { $id } · NOT REAL TIME
shell-keys = Keys
shell-stop = STOP
shell-language = Language
shell-light = Light
shell-sign-out = Sign out
shell-signed-out = Nobody is signed in at this desk.
shell-again = Try again
shell-cut = The node does not answer this page. What you see may be old; what you type is kept.
shell-page-lost = The page could not be loaded. The node may have been restarted: load this page anew.
shell-no-page = There is no page { $page }.
shell-trouble-disk = The disk of this node takes nothing. It still rings and can be read, but nothing that is said is kept or sent: call by another way.
shell-trouble-stopping = The node is stopping.
theme-day = Day
theme-night = Night
theme-red = Red light

## Keys

keys-title = Keys
keys-everywhere = On every page
key-help = Show these keys
key-stop = Say STOP

## The line to each party, and who has the watch

line-label = The line to each party
line-open = OPEN
line-degraded = DEGRADED
line-suspended = SUSPENDED
line-no-contact = NO CONTACT
line-node = node answers
line-node-silent = node silent
line-desk-manned = desk manned
line-desk-unmanned = desk unmanned
line-desk-not-said = desk: not said
line-contact = heard { $span } ago
line-no-contact-ever = never heard
line-clock = clock
line-clock-unknown = not measured
line-no-peers = No other party is known to this node yet.
header-watch-kept = Watch:
header-watch-given = Watch given by
header-watch-nobody = Nobody has the watch
`,"../../../words/en/sites.ftl":`### Our own protected sites.
nav-sites = Sites
sites-title = Protected sites
sites-protection = A protected site's protection never depends on having been notified.
sites-no-places = Names and what is given of each; no place is shown here.
sites-none = No site stands in our register.
sites-not-there = This site is not in our register, or no longer.
sites-number = Number
sites-kind = Kind
sites-for = for { $party }
sites-how-not-given = not given
sites-how-in-full = in full
sites-how-on-approach = on approach
sites-within = within { $m } m
sites-given = given
sites-given-before = was given
sites-given-what = What each party is given of it
sites-policy = Policy
sites-by-whom = Given on approach by
sites-by-node = the node, at once
sites-by-officer = an officer who is asked
sites-gets = gets
sites-refusal = Remember what a refusal costs: who does not know of a hospital cannot avoid it.

## Reading

sites-reading-noted = Where this site is, is shown to you alone, and that you read it is noted in the journal: { $name } ({ $initials }), now. Many readings in a short time are shown to the watch.
sites-read = Read it
sites-read-noted = Read by { $name } ({ $initials }), noted
sites-readings = Who read and changed them
sites-readings-says = Every reading, change and release, by officer.
sites-nobody-read = Nobody yet.
sites-by = By
sites-did = Did
sites-which = Sites
sites-deed-read = read
sites-deed-added = entered
sites-deed-amended = amended
sites-deed-withdrawn = withdrew
sites-deed-policy = set what is given
sites-deed-given = gave
sites-deed-declined = declined to give

## Acts

sites-set = Set what is given…
sites-set-says = What { $party } gets of this site from now on. One officer asks for this, another releases it. Whatever was given stays given.
sites-choose-not = Nothing
sites-choose-approach = On approach
sites-choose-full = In full
sites-choose-says-not = as for every party until it is chosen otherwise
sites-choose-says-approach = once a notice of theirs comes near
sites-choose-says-full = at once, with every change
sites-metres = How near, in metres
sites-automatic = The node gives it by itself, at once; else an officer is asked
sites-others-get = All of these get it: { $parties }
sites-withdraw = Withdraw…
sites-withdraw-says = “{ $name }” leaves our register, and what was given of it is cancelled. Whoever was told knows it still.

## Entering and amending one

sites-enter = Enter a site
sites-amend = Amend…
sites-amend-one = Amend site { $site }
sites-amends = It says anew what { $site } is, whole.
sites-keys = Entering a site
sites-key-send = Ask for release, or enter
sites-enter-now = Enter it
sites-amend-now = Amend it
sites-nobody-told = It enters our own register. Nobody is given it by that.
sites-amend-says = Who was given it, and is near it still, is given the change.
sites-done-asked = Release was asked for. The register holds it once another officer has released it.
sites-done-entered = It stands in our register.
sites-done-amended = The register says it anew, and who has it is told.
sites-done-given = What parties are to be given waits by itself, each choice for its own release.
sites-name-hint = As officers will look for it.
sites-radius = Around it, metres
sites-map = Map: draw the site
sites-metres-wrong = Say how near, in whole metres.
sites-give-hint = Each choice takes a second officer. It may be set later too.
sites-many-places = This site has several places or heights, more than this form holds. Amend it from a file: keepclear site amend.
sites-approach-alone = No line is ours and theirs alone: on approach nothing is given where others would hear it. Choose another way, or found a line with { $party } first.
`,"../../../words/en/timeline.ftl":`### What happened, and what was known at an instant.

nav-timeline = Timeline
timeline-title = Timeline
timeline-of = Timeline of { $notice }
timeline-all = All that happened
timeline-then = As known at
timeline-order = In the order of our own journal, by our clock. What a record claims of its own time stands beside it, as its author’s word. A line opens what the watch knew then.
timeline-when = When
timeline-what = What
timeline-about = About
timeline-claimed = By its own clock
timeline-by-clock = by the clock of { $party }
timeline-entry = Entry
timeline-every-party = every party
timeline-receipts = Show receipts
timeline-hidden = { $count } receipts are not shown.
timeline-chart = How much happened
timeline-events = events
timeline-alarms = to be looked at
timeline-across = time (UTC)
timeline-up = events
timeline-not-whole = Only the latest entries of this time were read: choose a shorter time.
timeline-more = { $count } earlier events are not listed.
timeline-span = From { $since } until { $until }, the latest first
timeline-empty = Nothing happened in this time.
timeline-known-at-entry = What was known at entry { $n }
timeline-keys = On the timeline
timeline-key-receipts = Show or hide receipts
timeline-key-earlier = A quarter of an hour earlier
timeline-key-later = A quarter of an hour later
timeline-key-entry-before = The journal entry before
timeline-key-entry-after = The journal entry after

timeline-knew = As known at { $at }
timeline-instant = Instant
timeline-show = Show
timeline-hour-earlier = 1 h earlier
timeline-earlier = 15 min earlier
timeline-later = 15 min later
timeline-now = Now
timeline-past = AS KNOWN THEN, not now.
timeline-entry-was = The last entry of the journal was { $n }, of { $at }. Nothing that came later is shown.
timeline-before-all = Nothing was known yet.
timeline-twice = Our clock showed this instant { $count } times; the later is meant.
timeline-watch = The watch
timeline-watch-taken = taken by
timeline-watch-given = given by
timeline-overdue = Overdue then
timeline-open = Waiting for a person then
timeline-due = Due
timeline-told = Told
timeline-stood = Notices that stood
timeline-none-stood = No notice stood then.
timeline-activity = Activity
timeline-stages = How far it had come
timeline-conflicts = Conflicts that were known
timeline-no-conflicts = No conflict was known.
timeline-severity = Severity
timeline-severity-critical = critical
timeline-severity-caution = caution
timeline-severity-advisory = advisory
timeline-between = Between
timeline-unreceipted = Said by us and not known to be held
timeline-said = Said at
timeline-oddities = Odd, and not noted as seen
`,"../../../words/en/told.ftl":`### What a journal tells.

told-arrived = arrived: { $kind }
told-said = said: { $kind }
told-held = holds: { $kind }
told-receipt-of = receipt of { $party }
told-receipt-to = receipt given to { $party }
told-rang = rang: { $bell }
told-overdue = OVERDUE: { $need }, told to { $role }
told-seen = noted as seen { $who }
told-given-by = given by { $party }
told-amended-by = amended by { $party }
told-confirmed-by = confirmed by { $party }
told-cancelled-by = cancelled by { $party }
told-objection-by = objection by { $party }
told-correction-by = CORRECTION by { $party }
told-stop-by = STOP by { $party }
told-exercise-stop-by = EXERCISE STOP by { $party }
told-checklist = checklist { $name }
told-checklist-through = checklist { $name }, through
told-not-in-our-journal = not in our journal
told-not-in-the-bundle = not in the bundle
told-before = we had it { $s } s before they say it was
told-under-way = { $s } s under way
told-line-to = line to { $party }
told-units-own = own units
told-ours = { $notice } (ours)
told-state-by = { $state } by { $party }
told-state-with = { $state } with { $party }
told-since = { $words } since { $at }

told-watch-taken = watch taken
told-watch-given = watch given
told-our-clock-was-set = our clock was set
told-refused = refused
told-peer-added = peer added
told-compared = pictures compared
told-clock = clock looked at
told-exact = kept exactly
told-site = protected site
told-released = released
told-read = site read
told-imported = imported
told-attached = attached
told-witnessed = looked at by a witness
told-incarnation = a new log begun
told-keys = keys
told-backup = backup
told-promoted = standby became the node
told-notice-starts = notice starts
told-notice-ends = notice ends
told-conflict = conflict
told-our-line-check = our line check
told-line-check-expected = line check expected
told-own-units-to-be-told-by-then = own units to be told by then
told-bell-correction = correction
told-bell-look-at-this = look at this
told-bell-overdue = overdue
told-bell-line = line
told-bell-query = query
told-bell-zone = zone
told-bell-incident = incident

told-kind-joined = joined
told-kind-key-event = key event
told-kind-closed = log closed
told-kind-give = notice given
told-kind-amend = notice amended
told-kind-cancel = notice cancelled
told-kind-confirm = notice confirmed
told-kind-release = release
told-kind-read-back = read-back
told-kind-answer = answer to a read-back
told-kind-disseminated = own units told
told-kind-objection = objection
told-kind-stop = STOP
told-kind-taken = taken
told-kind-message = message
told-kind-line-check = line check
told-kind-desk-state = state of the desk
told-kind-suspension = suspension
told-kind-coded = coded message
told-kind-translation = translation
told-kind-proposal = proposal
told-kind-endorsement = signature
told-kind-agreement-act = act on an agreement
told-kind-zone = zone
told-kind-zone-end = end of a zone
told-kind-patrol = patrol
told-kind-patrol-state = report of a patrol
told-kind-query = query
told-kind-query-answer = answer to a query
told-kind-incident = incident
told-kind-incident-statement = statement on an incident
told-kind-fork-proof = proof of a fork
told-cut-short = patrol { $patrol } CUT SHORT: { $reason }
`,"../../../words/en/tour.ftl":`### The guided tour: the first ten minutes at a desk.

tour-keys = Tour
tour-next = Next
tour-back = Back
tour-done = Done
tour-leave = Leave the tour
tour-fold = Fold
tour-open = Unfold
tour-begin = Show me round
tour-welcome = Your desk
tour-welcome-what = You sit at the desk of { $party }. The others have desks of their own and see only what they are told. Everything here is an exercise: the yellow band says so on every page.
tour-sound = Sound first
tour-sound-what = An alarm that nobody hears helps nobody. Press “Hear the test alarm” in the bar at the top, and say that you heard it. Until then the bar stays.
tour-take = Take the watch
tour-take-what = Somebody has the watch, or the others are told that nobody has. Take it in the bar at the top. What is open is then yours.
tour-map = What is where
tour-map-what = The map shows our notices and theirs, zones, patrols and conflicts. Beside it stands what needs a person, the least time on top. Move the time slider to see the next three days.
tour-read-back = Read a notice back
tour-read-back-what = Choose a line. Compare the place with your own map, then type the five digits beside the plot. That shows that a person looked; it is never consent.
tour-give = Give a notice
tour-give-what = Draw an area, or paste a position in any notation. You see at once what it comes too close to, and exactly which words each party will get.
tour-conflict = Conflicts
tour-conflict-what = Both sides compute the same conflicts, each alone. Open one: it says where, when and how close, and offers ways out. Nothing is moved by itself.
tour-say = Say something
tour-say-what = Messages by code are read by each officer in their own language. Free words stay as they were written, beside any translation.
tour-stop = STOP
tour-stop-what = From every page: the red button, or Ctrl+Shift+S. It needs no named person and rings at every other party until an officer takes it. Try it here; this is an exercise.
tour-two = What takes two
tour-two-what = What binds the party, new peers and what is given of protected sites is prepared by one officer and released by another. In the demo the other one signs in as “second”.
tour-other = The other side
tour-other-what = Open the desk of another party in a private window: the demo printed its link. What you gave is there, waiting to be read back.
tour-end = That is all
tour-end-what = The key ? shows the keys of every page. This tour begins again under People.
`,"../../../words/en/ui.ftl":`### What tables, fields and badges say on every page.

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
`,"../../../words/en/watch.ftl":`### The watch: what needs a person, the map, and the time that it shows.

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
`,"../../../words/en/zones.ftl":`### Places with rules.
nav-zones = Zones
zones-title = Zones
zones-none = No zone is in this list.
zones-number = Number
zones-kind = Kind
zones-standing = Standing
zones-all = All
zones-agreed = Agreed
zones-announced = Announced
zones-announced-not-agreed = announced, not agreed
zones-no-consent = Nobody's consent is implied.
zones-every = Ended ones too
zones-breaches = Plans that do not keep it
zones-state-holds = holds
zones-state-to-come = to come
zones-state-ended = ended
zones-state-over = over
zones-kind-demilitarised = demilitarised
zones-kind-deconfliction-line = deconfliction line
zones-kind-security-corridor = security corridor
zones-kind-restricted = restricted
zones-kind-no-fly = no-fly
zones-kind-protected-site = protected site
zones-kind-temporary = temporary
zones-kind-moving-buffer = moving buffer
zones-heights = Altitudes
zones-versions = Versions
zones-rules = Rules
zones-rule = Rule
zones-asks = What it asks of whom
zones-out-by = Out by
zones-why = Why
zones-broken-by = Plans that stand and do not keep it
zones-broken-by-none = Every plan that stands keeps it. Of what was not notified nothing is known.
zones-nobody-safe = Keeping a zone makes nobody safe by itself, and leaving one makes nobody a target.
zones-end = End the zone…
zones-end-says = We announced “{ $zone }”. Every member is told that it holds no longer.
zones-at = What holds at a place…
zones-any-notation = In any notation: 35 33 00N 036 36 00E, 37S BV 82640 37250, 35.55 36.6
zones-look = Look
zones-none-there = No zone holds there then.

## Announcing one

zones-announce = Announce a zone
zones-amend = Amend…
zones-amend-one = Amend zone { $zone }
zones-amends = It takes the place of { $zone }, whole.
zones-anew = Begin anew
zones-keys = Announcing a zone
zones-key-send = Ask for release, or announce
zones-announce-now = Announce it
zones-amend-now = Amend it
zones-asks-nobody = An announcement asks nobody's consent, and nobody's silence agrees to it.
zones-done-asked = Release was asked for. Nothing has been told to the others yet.
zones-done-announced = Durable here and on its way to the others. It is not agreed.
zones-name-hint = As RANGE-2; it is found by it.
zones-says-temporary = Any rule, with an end.
zones-says-restricted = Who may enter, and on what notice.
zones-says-no-fly = Which flights keep out, and how high others stay.
zones-says-demilitarised = What has to be out, by when, in the words of your text.
zones-says-security-corridor = So many metres to each side of a road or line.
zones-says-deconfliction-line = Who keeps to which side of a line, and how far off.
zones-says-protected-site = Who may come near a place, and how high.
zones-radius = Around it, metres
zones-around = How wide
zones-map = Map: draw the zone, or drop a file
zones-file = File of zones
zones-file-hint = TOML with [[zone]] tables, or GeoJSON: as for the command line. A moving buffer is given so.
zones-rule-number = Rule { $number }
zones-rule-more = Another rule
zones-rule-drop = Take this rule out
zones-whom = What it asks
zones-whom-never = these may not enter
zones-whom-only = only these may enter
zones-whom-all = it is for all who are inside
zones-parties = Parties
zones-activities = Activities
zones-any = any
zones-nobody = nobody
zones-out-by-hint = Until then they may be inside.
zones-what = What has to be out
zones-lead = Notice before entering, minutes
zones-more = Exemptions and altitudes inside
zones-exempt = Not held to it
zones-none-exempt = nobody
zones-inside-floor = Inside from, m
zones-inside-ceiling = Inside up to, m
zones-left = Keep left
zones-right = Keep right
zones-sides-hint = Left and right of whoever goes along the line as it is drawn.
zones-buffer = Off the line, metres
zones-reach = Only within, metres
zones-would-break = Plans that stand and would not keep it
zones-at-once = at once
zones-start-hint = Empty: at once. With its zone: Z, +03:00 or Asia/Damascus.
`})];export{e as texts};