### Our own protected sites.
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
