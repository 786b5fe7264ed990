### Signing in, and the people of a desk.

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
people-passkeys-no-domain = Off: this desk is reached by an address, and a browser binds a passkey to a domain name. Give the desk one with `names` under [desk] in the settings.
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
sign-in-nobody = This desk has no administrator yet. Open the link that `keepclear serve` printed.
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
