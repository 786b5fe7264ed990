var e=`### Sentences that the node writes, as it writes them: by them the desk finds what to say in each language.
###
### Where the desk says one otherwise, as where the node names a command, the node's own stands as \`.node\`.

## What is wrong, and what to do: acts of every kind

node-say-this = no record can say this: correct it
node-ref-other = { $name } stands for another act
node-ref-choose = choose another reference
node-missing = it is missing
node-missing-they = they are missing
node-empty = it is empty
node-not-known = { $name } is not known
node-holds = it holds { $character }
node-holds-cure = write it without that character
node-long = it has { $count } characters, of { $most } at most
node-long-by = it has { $count } characters
node-shorten = shorten it
node-title-bad = it is missing or too long
node-use-one = use one of: { $list }
node-name-one-of = name one of: { $list }
node-name-one = name one: { $list }
node-correct = correct it and try again
node-few-words = say why in a few words
node-say-wrong = say what is wrong in a few words
node-later-end = give a later end
node-nothing-do = nothing to do
node-nothing-left = nothing is left to do
node-is-ours = { $name } is our own
node-not-ours = { $name } is not ours
node-see-watch = see the page Watch
    .node = see: keepclear watch
node-give-id = give its record id
node-more-digits = give more digits of its id
node-more-than-one = more than one is called { $name }
node-more-than-one-is = more than one is { $name }
node-more-than-one-begins = more than one begins with { $name }
node-name-channel = name its channel, or give its record id
node-ahead = { $at } lies ahead
node-it-ahead = it lies ahead
node-not-ahead = it does not lie ahead
node-passed = it has passed
node-to-come-or-out = give an instant to come, or leave it out
node-still-to-come = { $at } is still to come
node-has-been = name an instant that has been
node-not-after-start = it is not after the start
node-not-before-end = it is not before the end
node-earlier-start = give an earlier start
node-lies-after-until = it lies after the end
    .node = it lies after --until
node-turn-round = turn them round
node-earlier = give { $at } or earlier
node-later = give { $at } or later
node-no-position = [{ $lon }, { $lat }] is not a position
node-lon-first = longitude is first, within 180; latitude within 90
node-give-metres = give metres
node-give-metres-to = give metres up to { $most }
node-give-range-m = give 1 to { $most } m

## Channels, parties and the watch

node-no-channel = no channel { $name }
node-channels-fit = more than one channel fits
node-not-joined = { $name } is not joined
node-join = have an administrator join it
    .node = run: keepclear channel join
node-none-joined = no channel is joined
node-use-phone = use the phone; then join a channel
node-another-node = another node speaks as us here, from a newer log
node-act-there = act at that node; stop this one, or that one, for good
node-store-back = our store went back in time, and no further log of ours has room in this channel
node-found-another = found another channel with the same members; STOP still goes out here
node-clock-mixed = a scenario clock and a live channel (or the other way round) do not go together
node-clock-set = have an administrator set the clock as the channel declares it
    .node = set [clock] in keepclear.toml as the channel declares it
node-no-party = no party { $name } in this channel
node-no-party-at-all = no party { $name }
node-not-on-channel = { $name } is not on this channel
node-members-are = members of this channel are { $list }
node-not-member = not a member
node-name-one-of-members = name one of { $list }
node-suspended-since = we have suspended { $name } since { $at }
node-suspended-lift = lift it on the page Lines; what saves lives is given as IMMEDIATE or FLASH
    .node = lift it: keepclear line lift { $name }; what saves lives is given as IMMEDIATE or FLASH
node-suspended-already = we have suspended { $name } already
node-suspended-end = nothing to do; it is lifted on the page Lines
    .node = nothing to do; to end it: keepclear line lift
node-suspension-reason = a suspension has a reason
node-suspended-by = { $name } was suspended by { $parties }, not by us
node-author-lifts = only its author lifts a suspension: ask them
node-nobody-suspended = nobody has suspended { $name }
node-nothing-to-lift = nothing to lift
node-suspended-where = we have suspended { $name }, where it would be given
node-lift-it = lift it on the page Lines
    .node = lift it: keepclear line lift
node-nothing-to-take = there is nothing to take
node-nothing-open = nothing { $name } is open
node-has-watch = { $name } has it already, since { $at }
node-go-on = go on; what is open is on the page Watch
    .node = go on; what is open: keepclear watch
node-gave-watch = nobody has it: { $name } gave it at { $at }
node-nobody-watch = nobody has it
node-take-first = take the watch first, in the bar above
    .node = take it first: keepclear watch take --initials AB
node-give-initials = give initials, no name
    .node = give initials, as --initials AB, no name
node-no-role = { $name } is no role of a person
node-give-role = give the role of an officer, such as watch
    .node = give the role of an officer, such as --role watch
node-note-say = say in a few words what the next watch must know, or that there is nothing
node-no-checklist = no checklist { $name }
node-list-stands = the checklist stands at { $step }, not at { $other }
node-no-answer-to = { $answer } does not answer { $step }: { $text }
node-step-answer = { $text } Answer: { $list }
node-answer-list = answer { $list }

## Notices

node-no-notice = no notice { $name }
node-see-notices = see the page Watch
    .node = see: keepclear notice list
node-author-amends = only its author amends or cancels a notice
node-was-cancelled = { $name } was cancelled or superseded
node-new-notice = give a new notice
node-expired = { $name } expired at { $at }
node-gives-site = it gives a protected site
node-change-site = change it on the page Sites
    .node = change it with: keepclear site amend
node-count-notices = { $count } notices
node-one-to = 1 to { $most }
node-activity-unknown = unknown activity { $name }
node-no-volumes = it has no volumes
node-say-where = say where it is
node-correct-geometry = correct the geometry
node-validity-over = its validity is over or ends before it starts
node-too-many-volumes = told as { $precision } it has { $count } volumes, over { $most }
node-larger-squares = choose larger squares or areas, or split it
node-no-fit = { $bytes } bytes do not fit one record of { $most }
node-simplify = simplify the geometry or split it into several notices
node-no-precision = { $name } is no precision
node-precision-one = one of: exact, { $grid }, { $areas }; times rounded outward by one of { $steps }
node-no-label = { $name } is no label
node-handling-none = the parties that may be told are not named
node-handling-name = name them, such as B and C
    .node = name them, such as --handling 'B and C'
node-out-of-sequence = { $name } is out of sequence
node-wait-before = wait for the records before it
node-others-acknowledge = the other parties acknowledge it
node-author-answers = only its author answers a read-back
node-not-read-back = { $party } has not read this version back
node-wait-call = wait, or call
node-name-unit = name at least one unit or role
node-unit-unnamed = a unit has no name
node-unit-name = name the unit or role that was told
node-unit-twice = one is named twice
node-unit-once = name each unit once
node-when-told = say when they were told

## The hotline

node-no-code = no code { $name }
node-mean-code = did you mean { $name }?
node-see-codes = choose one of the list
    .node = see: keepclear words
node-no-argument = { $name } has no such argument
node-it-takes = it takes { $list }
node-not-taken = { $name } is not taken
node-give-name = give a name of 1 to { $most } characters
node-give-position = give a position in any notation
node-give-number = give a whole number from { $low } to { $high }
node-no-language = { $name } is no language of RFC 5646
node-write-language = write it as ru, tr, ar, en or sr-Latn
node-no-words = it has no words to translate
node-translate-free = translate what is in free words
node-no-message = no message, STOP, objection or notice { $name }
node-give-shown = pick it on its page
    .node = give its id, as \`keepclear messages\` or \`watch\` shows it, or a notice's name

## Queries

node-no-query = no query { $name }
node-see-queries = see the page Queries
    .node = see: keepclear query list
node-below-least = a { $measure } of { $length } is below the least of { $length-least }
node-ask-more = ask about more: an answer for less would tell where people are, not whether
node-too-often = it would be query { $count } within a day, of { $most } that are settled
node-wait-speak = wait, or speak with them on the hotline
    .node = wait, or speak with them: keepclear say
node-no-radius = { $name } is no radius
node-beyond-heights = it is beyond all heights
node-reference-say = say what heights count from: WGS84, MSL, AGL or FL
node-floor-above = the floor is above it
node-higher-ceiling = give a higher ceiling
node-asked-over = what is asked about is over
node-of-use = say until when an answer is of use to you
node-others-answer = the other parties answer it
node-answer-until = say until when the answer holds
node-after-asked = it is after the end of what is asked about
node-below-area = QUERY BELOW THE LEAST AREA
node-more-than-settled = MORE QUERIES THAN SETTLED
node-measure-least = { $measure } of { $length }, { $length-least } at least
node-within-day = { $count } within a day, { $most } at most
node-decline = answer DECLINED or UNKNOWN, or nothing
node-knowingly = look at what it says above; then answer knowingly, or DECLINED
    .node = look at it: keepclear query show; then answer --knowingly, or DECLINED
node-flag-piece = SMALL PIECE: with { $queries } an answer could tell of a piece in which no circle wider than { $length } in radius fits
node-flag-series = SERIES: it goes on from { $queries }: { $count } circles or more, side by side
node-flag-time = SHORT TIME: with { $queries } an answer could tell of { $length } alone
node-flag-height = THIN BAND: with { $queries } an answer could tell of { $length } of height alone
node-will-flag = those asked will see it flagged: { $why }
node-own-inside = NO was answered, and our own { $owned } stands inside the volume: correct the answer, or see that what stands is true
node-own-notice = notice { $name }
node-own-site = site { $name }
node-lapsed = the question lapsed at { $at }
node-suspended-warning = SUSPENDED by { $party } since { $at }

## Incidents

node-no-incident = no incident { $name }
node-see-incidents = see the page Incidents
    .node = see: keepclear incident list
node-give-title = give it a title of up to { $most } characters
node-what-happened = say in a few words what happened
node-not-after-from = it is not after the start
    .node = it is not after --from
node-has-happened = an incident has happened; what is to come is a notice
node-none-stated = we have stated none yet
node-is-closed = { $name } is closed: every member has signed that
node-open-another = open another incident, and link this one
node-no-file = no such file is kept here
node-attach-anew = attach the file anew
node-summary-words = a summary has words
node-all-sign = say what every member can sign
node-given-out = say to whom or where it is given out
node-not-preview = these are not the words of the preview
node-look-again = look at them again
node-no-hash = it is no hash
node-give-hash = give the 64 digits of its SHA-256
node-two-channels = its two notices stand in two channels: neither may be told in the other
node-type-happened = type what happened
    .node = type what happened: --kind, --place, --text
node-no-conflict = no conflict { $name } stands
node-settled-maybe = it may have been settled: look at the list of those that stand

## Patrols

node-no-patrol = no patrol { $name }
node-see-patrols = see the page Patrols
    .node = see: keepclear patrol list --every
node-see-patrol = see its page
    .node = see: keepclear patrol show
node-point-outside = a point is due outside the times of its volumes
node-widen = widen the times of the route, or move the point
node-correct-plan = correct the plan and try again
node-two-parties = a joint patrol is of two parties at least
node-name-with = name another party
    .node = name one with --with
node-one-party = { $name } is of one party alone
node-nothing-signed = nothing is to be signed
node-not-ours-close = not ours to close
node-proposer-closes-the = its proposer closes, the others sign
node-plan-is = its plan is { $patrol }
node-not-signed-by = not signed yet by { $parties }
node-wait-or-retract = wait for their signatures, or retract it
    .node = wait for their signatures, or: keepclear patrol retract
node-no-part = we take no part in it
node-plan-names = only those that the plan names send anything
node-part-with-close = our part goes with the close
node-patrol-close = close it on its page
    .node = keepclear patrol close
node-patrol-close-name = close it on the page Patrols
    .node = keepclear patrol close { $name }
node-patrol-of = it is a patrol of { $party }
node-own-alone = each party reports its own alone
node-closed-once = it is closed once every member has signed
node-not-named = we have not named our vehicles and call signs
node-patrol-part = name them on its page
    .node = keepclear patrol part { $name }
node-cut-reason = what is cut short has a reason
node-after-written = it tells of an instant after it was written
node-before-last = it tells of an instant before its last report
node-point-follows = point { $point } does not follow { $other }
node-point-order = report the points in their order; one that was left out stays so
node-next-point = the next is point { $point }, { $name }
node-set-out = say first that it has set out
    .node = keepclear patrol set-out
node-give-at = give the instant, or check this node's clock
    .node = give the instant as --at, or check this node's clock
node-point-between = name a point between the first and the last
    .node = name a point between the first and the last: keepclear patrol show

## Documents and agreements

node-no-document = no single document { $name }
node-not-ours-to = not ours to { $deed }
node-proposer-closes = its proposer closes, others sign
node-signed-already = we have signed it already
node-no-signature = no signature of ours stands
node-nothing-withdraw = nothing is left to withdraw
node-all-closed = all have signed it, and it is closed
node-taken-back = its proposer has taken it back
node-closed-before = it was closed before all had signed
node-propose-another = propose another, or what amends it
node-closed-with-notice = a joint patrol is closed with the notice of its space
node-wait-signatures = wait for their signatures, or retract it
node-no-agreement = no agreement { $name }
node-no-agreement-signed = no agreement that all signed is { $name }
node-agreements-called = several agreements are called { $name }
node-agreement-id = give its record id, or one of: { $list }
node-by-what-read = an agreement is signed by what was read
node-show-hash = read it on its page, and sign it there
    .node = read it with \`keepclear agreement show\`, then give --hash as shown there, or --file
node-not-what-read = the document is { $hash }, not what you read
node-show-again = nothing was signed: show it again and read what it says now
node-file-says = the file says { $name }, the document { $other }
node-settle-which = nothing was signed: settle with the other parties which of the two is meant
node-beside = { $why } (beside { $other })
node-keep-one = keep one of the two, or say for whom and when each holds
node-read-anew = read it anew from its file
node-ends-before = it ends before: { $why }
node-no-reason = no reason
node-all-read = say why: every party reads it
node-agreement-suspended = we have suspended it already, since { $at }: { $text }
node-resume-first = nothing is left to do; resume it first to suspend it anew
node-agreement-not-suspended = we have not suspended it
node-resume-own = each party resumes for itself
node-terms-notice = its terms ask for { $length } of notice
node-amended = amended
node-term-ended = its term ended
node-withdrawn = withdrawn

## Zones

node-no-zone = no zone { $name }
node-see-zones = see the page Zones
    .node = see: keepclear zone list
node-no-end = it has no end
node-give-end = give an end; what one party announces is said anew when it is still true
node-over-already = it is over already
node-announced-by = { $name } was announced by { $party }
node-party-amends = only { $party } amends or ends it: speak with them on the hotline
    .node = only { $party } amends or ends it: keepclear say
node-has-ended = { $name } has ended
node-announce-new = announce a new one
node-asks-out-by = { $what }: { $who } out by { $at }
node-asks-never = never { $who }
node-asks-only = only { $who }
node-asks-inside = inside { $heights }
node-asks-notice = on notice of { $length }
node-asks-exempt = exempt { $who } on notice of { $length }
node-asks-side = { $parties } to the { $side }
node-asks-off = { $length } off the line
node-asks-within = within { $length } of it
node-asks-for = for { $activities }
node-anybody = anybody
node-who = { $activities } of { $parties }
node-every-altitude = every altitude
node-heights-band = from { $low } m up to { $high } m { $reference }
node-heights-floor = from { $low } m { $reference }
node-heights-ceiling = up to { $high } m { $reference }

## Why a notice breaks a rule

node-why-mixed = altitudes count from different references and were taken as meeting
node-why-close = nearer than the error of measuring can tell apart
node-why-may-not = { $who } may not be inside
node-why-altitudes = leaves the altitudes allowed inside
node-why-out-by = { $what }: out by { $at }, and { $who } is inside after
node-why-late = given { $length } before the start, where { $length-asked } before it is required
node-why-late-after = given { $length } after the start, where { $length-asked } before it is required
node-why-on-notice = { $activity } may on notice
node-why-on-notice-of = { $activity } may on notice of { $length }
node-why-given-unknown = when it was given is not known
node-why-side = reaches over to the { $side } of the line
node-why-buffer = comes within { $length } of the line

## Why a line stands as it does

node-line-never = its node has never answered ours
node-line-silent = its node does not answer
node-line-old = no fresh contact for { $length }
node-line-trip = round trip { $length }
node-line-clock = its clock is { $length } from ours
node-line-overdue = overdue acknowledgements: { $count }
node-line-differ = our pictures differ
node-line-check = its line check did not come
node-clock-by = by { $party }'s clock, { $offset }
node-clock-offset = offset measured { $length }
node-clock-last = offset { $length } when last measured
node-clock-never = offset never measured

## Sites

node-no-site = no site { $name }
node-see-sites = see the page Sites
    .node = see: keepclear site list
node-see-sites-list = see the page Sites
    .node = see: site list
node-count-sites = { $count } sites
node-one-to-act = 1 to { $most } in one act
node-stand-already = { $count } stand already
node-register-holds = the register holds { $most }
node-no-site-kind = { $name } is no protected site
node-name-to = name 1 to { $most }
node-no-one-party = no one party { $name }
node-alone-none = no channel is ours and that party's alone
node-several-fit = several fit
node-others-members = others are members too, and no notice of theirs may have come near
node-name-channel-given = name the channel; all its members are given the site
node-party-not-member = that party is not a member
node-name-with-it = name a channel with it
node-name-alone = name a channel that is ours and that party's alone
node-no-approach = { $name } m is no distance of approach
node-full-no-approach = a site given in full waits for no approach
node-leave-approach = leave it out, or choose: on approach
    .node = leave it out, or choose --how approach
node-to-whom = say to whom, or name its notice
    .node = say to whom, or name its notice with --notice
node-not-given = it is not given to that party
node-set-policy = set it on the page of the site
    .node = set it: keepclear site policy
node-not-near = no notice of that party comes near it
node-wait-near = wait for one, or have it given in full
    .node = wait for one, or give it in full: keepclear site policy --how full
node-no-peer-notice = { $name } is no notice of a peer that stands
node-see-it = see it
node-nothing-release = there is nothing to release
node-nothing-asked = nothing is asked about { $name }
node-reading-not-noted = its reading was not noted
node-read-site = read it on the page Sites
    .node = read it with: keepclear site show

## Keys and channels

node-own-card = this is our own card
node-card-to-other = give it to the other party
node-card-name = another peer is called { $name }
node-card-distinct = agree on distinct names
node-card-keys = its keys do not continue those that we know
node-card-newest = ask for the newest card
node-card-again = ask the party for its card again
node-no-peer = no peer { $name }
node-card-first = add its card first; known: { $list }
node-channel-there = there is a channel { $name } already
node-another-name = choose another name
node-name-peer = name at least one peer, and a short plain name
node-joined-already = { $name } is joined already

## What is looked up

node-no-act = it is no act
node-no-argument-view = this view has no such argument
node-plot-anew = plot them anew
node-nothing-chosen = nothing is chosen
node-name-record = name a record or a notice
node-many-records = so many records make no bundle
node-choose-fewer = choose fewer
node-choose-fewer-records = choose fewer records
node-record-begins = more than one record begins so
node-more-of-id = give more of its id
node-not-in-log = the record is not in its log, so no place is proven
node-log-wait = wait until its log has caught up, or leave it out
node-proof-fails = its proof fails: { $text }
node-no-bundle = it is no bundle: { $text }
node-ask-sender = ask whoever sent it for the file as it was written
node-no-entry = there is no journal entry { $name }
node-follows-notices = name an instant that has been: what is to come follows from the notices themselves
node-over-incidents = over { $most } incidents
node-shorter-time = ask for a shorter time
node-over-periods = over { $most } periods
node-longer-periods = ask for weeks or months, or for a shorter time
node-whole-days = for { $level } a statement is of whole days
node-whole-hours = for { $level } a statement is of whole hours
node-give-either = give { $at } or { $other }
node-not-after-from-ahead = it is not after the start, or lies ahead
    .node = it is not after --from, or lies ahead
node-time-over = a statement is of a time that is over

## What is to be noticed of a notice

node-notice-late = LATE: it came { $length } before its start; { $length-asked } are asked
    .node = LATE: { $length } before its start, { $length-asked } asked
node-notice-late-after = LATE: it came { $length } after its start; { $length-asked } before it are asked
    .node = LATE: { $length } after its start, { $length-asked } asked
node-notice-lead = It came { $length } before its start
    .node = { $length } before its start
node-notice-lead-after = It came { $length } after its start
    .node = { $length } after its start
node-notice-moved = Moved { $length } since its last version
    .node = moved { $length } since its last version
node-notice-unconfirmed = STALE: not confirmed for { $length }
    .node = STALE: not confirmed for { $length }
node-notice-confirmed = Confirmed { $length } ago
    .node = confirmed { $length } ago
node-five-again = read the five digits beside the plotted position again
    .node = read the five digits beside the plotted position again: keepclear notice show

## What is typed of a notice

node-plot-name = give the notice a name, as { $name }
node-plot-places = give a position, or several for a route
node-plot-radius = give the metres around it that others keep clear
node-plot-start = give date, time and zone, as { $at } or { $other }
node-plot-end = give date, time and zone, as { $at }
node-plot-volumes = the notice has { $count } volumes
node-plot-one-volume = it is one of several volumes: give the whole new version as a file
node-plot-radius-m = give the radius in metres, 0 or more
    .node = give the radius in metres as radius_m, 0 or more
node-plot-no-bound = give metres as a number, or leave it out where there is no bound
node-plot-reference = say what the metres count from: { $list }
node-plot-over = over { $bytes } bytes
node-plot-import = have it imported as a list at the node
    .node = import it as a list: keepclear import
node-plot-at-most = give at most { $most } at a time, or import the list
node-plot-own = a party speaks for its own people only: the party here is { $party }
node-plot-column = head a column { $name }, or type it in the form
node-plot-column-name = head a column 'name', and name the notice of each line in it
node-plot-column-place = head a column 'place', or two 'lat' and 'lon'
node-plot-no-lines = no lines under the headings
node-plot-paste-lines = paste the lines as well
node-plot-nested = nested too deeply, or a number too long
node-plot-plain = save it as plain features
node-plot-mend = mend it there

## The checklists that ship

node-list-taking = taking the watch
node-list-brief = Read the brief of the last watch, on the page Handover.
    .node = Read the brief of the last watch: keepclear watch handover --last
node-list-here = Is the officer whom you relieve here?
node-list-told = Go through what is overdue together; ask for more.
node-list-alone = Go through what is overdue. Telephone whoever you relieve, if in doubt.
node-list-clock = Does this desk's clock agree with another source?
node-list-wrong = Call the administrator. Until it is mended say each time twice.
node-list-line = Is every peer in contact? See the page Lines.
    .node = Is every peer in contact? keepclear line status
node-list-absent = Telephone the parties that are not, and write down who answered.
node-list-take-watch = Take the watch, in the bar at the head of the page.
    .node = Take the watch: keepclear watch take --initials AB
node-list-stop = STOP received
node-list-own = Stop your own people there, by the quickest means.
node-list-stopped = Have they said that they have stopped?
node-list-take-stop = Take the STOP, in the alarm or on the page Watch.
    .node = Take the STOP: keepclear take
node-list-call = Telephone the party that sent it: what do they see now?
node-list-over = Do both sides say that it is over?
node-list-wait = Keep the line open, and your people where they are.
node-list-log = Say on the hotline what was done, and when.
    .node = Say on the hotline what was done, and when: keepclear say

## Why something is odd

node-odd-no-time-source = this machine's kernel has no time source: every time that we sign may be wrong
node-odd-ahead = { $name } is { $s } s ahead of us, give or take { $off } s
node-odd-behind = { $name } is { $s } s behind us, give or take { $off } s
node-odd-picture = { $name } computes another
node-odd-disk-left = { $mb } MB are left: make room, or this node will soon take nothing more
node-odd-disk-none = { $reason }: nothing is taken, said or acknowledged here until the disk is well
node-odd-future = { $name }: its picture is for { $s } s ahead of our clock
node-odd-revoked-parcel = { $name }: only STOPs in it were taken
node-odd-number = { $name }: number { $count }
node-odd-rolled-back = { $name } holds less of the log of { $party } than before
node-odd-more-of-ours = { $name } claims { $count } entries, we have written { $count-ours }
node-odd-closed-theirs = { $name } has closed it at { $count } and speaks in it beyond: ask them whether another node of theirs still runs
node-odd-closed-ours = { $name } has closed it at { $count } and speaks in it beyond: if another node of ours still runs, stop it
node-odd-newer-log = in { $channel } it has begun a newer log: stop this node, or that one
node-odd-forked = { $name } signed two things in one log, from number { $count } on
node-odd-peer-holds-ours = a peer holds entries of ours that this node does not
node-odd-go-on-anew = { $why }; we go on in a new log, and what is missing comes back from peers
node-odd-no-log-left = { $why }; { $count } logs of ours stand
node-odd-took-back = { $name } took back key { $key }: it stands by the first { $count } of its records
node-odd-witness-key = { $name }: give its operator our line for witnesses
    .node = { $name }: give its operator the line of \`keepclear witness key\`
node-odd-witness-log = { $name }, of { $channel }: our log was rolled back, or our key is in other hands
node-odd-clock-set-by = by { $length } s
node-odd-saw-others = { $name } saw other logs
node-odd-patrol-bare = { $name } of { $party }: set out with no notice of its space; nobody keeps clear

## Of a text of zones or of an agreement

node-text-not-known = not known here
node-text-meant = is { $word } meant?
node-text-known-are = known are { $words }
node-text-not-whole = { $said } is not a whole number
node-text-not-text = { $said } is not a text
node-text-not-table = { $said } is not a table
node-text-not-array = { $said } is not an array
node-text-not-name = { $said } is not a name
node-text-not-range = { $said } is not such a range
node-text-twice = { $said } is given twice
node-text-at-most = give { $count } at most
node-text-number-from = give a number from { $low } to { $high }
node-text-position = give [longitude, latitude] in degrees
node-text-leave-out = leave it out
node-text-instant = write it like 2030-06-01T05:00:00Z
node-text-not-after = not after the start
node-text-end-after = give an end after the start
node-text-exchange = exchange the two
node-text-head-each = head each with [[{ $key }]]
node-text-bad-bytes = save the file as UTF-8

## Of what they are filled with

filled-measure-radius = radius
filled-measure-duration = duration
filled-measure-height = height
filled-anything = anything
filled-any-party = any party
filled-unit-s = s
filled-unit-min = min
filled-unit-h = h
filled-unit-d = d
filled-unit-m = m
filled-unit-km = km
filled-side-left = left
filled-side-right = right
`;export{e as default};