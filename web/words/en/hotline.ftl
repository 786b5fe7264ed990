### What is said on the line.

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
