### What rings, STOP, and whether the desk is heard.

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
