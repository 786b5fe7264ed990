### The words of the desk in English. An entry is what officers read; whoever changes one changes what
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
