### The frame of every page.

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
