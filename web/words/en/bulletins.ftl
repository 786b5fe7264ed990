### What is counted of a line, each count with its list.
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
