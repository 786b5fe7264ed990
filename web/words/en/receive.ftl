### What others told us, and what they answered.

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

