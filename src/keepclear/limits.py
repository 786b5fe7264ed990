"""What Keepclear will not exceed, in one place, so that an officer's node cannot be flooded.

The rule: a number that bounds input, memory or waiting is named here with its unit last and its
reason above it; code imports it and never writes the number again. `docs/limits.md` is made from
this file, so what an administrator reads is what the node does.
"""

# A movement of many hundred segments fits, and a reader holds any one record in memory at once.
RECORD_BYTES_MAX = 65_536

# A parcel is opened whole in memory; this is some fifteen of the largest records.
PARCEL_BYTES_MAX = 1_048_576

# One commit and one receipt cover a parcel; beyond some hundreds a batch gains no more speed.
PARCEL_ENTRIES_MAX = 500

# One receipt covers a batch, so a parcel needs no more of them than of entries.
PARCEL_HELDS_MAX = 500

# One for each log of each channel with the peer: dozens of channels of every member, some 60 kB.
PARCEL_CURSORS_MAX = 4_096

# A reply is held in memory whole; more parcels wait for the next call, which comes at once.
PARCELS_PER_REPLY_MAX = 16

# Four of the largest parcels; on the slowest link in use more would outlast the timeout.
REPLY_BYTES_MAX = 4_194_304

# Firewalls and mobile networks forget a silent connection after 30 seconds.
POLL_SECONDS_MAX = 25

# Two handshakes at once over 2,400 bit/s; a stranger who says nothing is let go this soon.
HTTPS_HANDSHAKE_SECONDS_MAX = 20

# The largest parcel over a satellite link of 256 kbit/s takes some 35 seconds.
HTTPS_BODY_SECONDS_MAX = 60

# A connection without a request is let go; a peer at work calls far more often.
HTTPS_IDLE_SECONDS_MAX = 75

# Our side lets go of its idle connections before the peer does, so that none breaks in use.
HTTPS_CLIENT_IDLE_SECONDS_MAX = 60

# As long as the peer's port allows a handshake; FLASH does not wait longer on one address.
HTTPS_CONNECT_SECONDS_MAX = 20

# Some peers with several connections each, and strangers besides; half are kept for peers.
HTTPS_CONNECTIONS_MAX = 512

# Peers may share one address behind a router; one stranger is not to take every connection.
HTTPS_CONNECTIONS_PER_ADDRESS_MAX = 64

# Each request in progress may hold a whole parcel, so this bounds memory; half are kept for peers.
HTTPS_REQUESTS_MAX = 256

# A peer has one long poll and a few parcels of each precedence under way.
HTTPS_REQUESTS_PER_ADDRESS_MAX = 32

# Rounds of the event loop between two parcels of one peer: a whole body of another, from its last
# bytes to the mind, needs half as many.
TURN_LOOKS = 16

# Addresses from which a good parcel has come; every peer behind several links fits.
HTTPS_PROVEN_ADDRESSES_MAX = 256

# A path that swallows what is sent is given up this soon, long polls included, and tried anew.
HTTPS_DEAD_PATH_SECONDS_MAX = 16

# A request line and each header; ours need under a hundred bytes.
HTTPS_LINE_BYTES_MAX = 1_024

# Ours sends three.
HTTPS_HEADERS_MAX = 32

# Each record carries `seen` for every other log, so its size grows with the members.
MEMBERS_MAX = 32

# Areas or lines with rules of their own; a theatre has dozens, and each plan is held to all.
PLACE_RULES_MAX = 256

# Articles of the text of an agreement; the longest of this kind that is public has some dozens.
ARTICLES_MAX = 256

# A zone of a long agreement has a dozen articles; each rule of it is judged on every plan inside.
ZONE_RULES_MAX = 32

# Zones that one party announces and that hold at once; each is judged on every plan of a channel.
ZONES_PER_PARTY_MAX = 256

# A log begun anew after its store was lost; each record names every log of its channel.
LOGS_PER_MEMBER_MAX = 4

# Verified records ahead of their log are kept and shown; an author far ahead is not to fill a disk.
WAITING_PER_LOG_MAX = 1_000

# STOP has its own reserve: a flood of other waiting records never keeps one from its receipt.
WAITING_STOPS_PER_LOG_MAX = 64

# Two records at one place prove a fork to anybody; more prove nothing more and fill a disk.
BRANCHES_PER_PLACE_MAX = 4

# Each branch of a fork goes to each member until receipted; a party that forks for ever is not to
# keep all others busy.
BRANCH_RECORDS_MAX = 4_096

# Coded fields carry the meaning; free text is for what they cannot say, and is read aloud.
TEXT_CODE_POINTS_MAX = 4_000

# The deepest message of the protocol needs less; deeper nesting only attacks the parser's stack.
CBOR_DEPTH_MAX = 16

# A day's route with a report each quarter of an hour; more is a track, which no line carries.
PATROL_POINTS_MAX = 64

# Vehicles or call signs of one party on one patrol; a column of more goes in several.
PATROL_NAMES_MAX = 32

# Patrols that one view looks through: a decade of a busy line with one a day.
PATROLS_LISTED_MAX = 4_000

# A coastline drawn by hand has fewer; exact geometry on more would hold up the whole watch.
VERTICES_PER_GEOMETRY_MAX = 100_000

# A feature is held in memory while it is read; the largest geometry fits, a position on five lines.
GEOJSON_VALUE_CHARACTERS_MAX = 16_000_000

# This much is days of a theatre's traffic, and more is a mistake.
CHECK_FILE_BYTES_MAX = 2_000_000_000

# A flight of a week in segments of five minutes; longer movements are several notices.
VOLUMES_PER_NOTICE_MAX = 2_000

# A name is read aloud and stands in a table column.
NAME_CODE_POINTS_MAX = 64

# Years of yearly rotations. Each event names an X-Wing key, so that one is 1.5 kB: so many, and the
# heads of some hundred logs that a revocation names, fit a card and the `joined` of a log.
KEY_EVENTS_MAX = 16

# A card goes into a mail or a printed code.
CARD_BYTES_MAX = 32_768

# A passphrase of a hundred words.
PASSPHRASE_BYTES_MAX = 1_024

# Six words of a list, or fewer characters drawn by chance; a shorter one is guessed.
PASSPHRASE_CHARACTERS_MIN = 12

# What a file may ask of whoever opens it: some ten seconds.
PASSPHRASE_PASSES_MAX = 16

# What a file may ask of whoever opens it: the memory of a small machine, for a moment.
PASSPHRASE_MEMORY_KIB_MAX = 1_048_576

# Two seeds and their comments are a fifth of it.
PARTY_KEY_FILE_BYTES_MAX = 8_192

# Whoever takes a key from a node opens what was sealed to it in so many days at most.
SEALING_KEY_DAYS = 7

# How long the key before is kept for parcels under way: a bearer that was called carries for
# seconds, and what comes too late is sent again.
SEALING_KEY_OVERLAP_HOURS = 24

# Keys and their dates, some kB of them.
SEALING_KEYS_FILE_BYTES_MAX = 65_536

# A node behind several links lists each; more is a mistake.
ENDPOINTS_MAX = 8

# Units told of one notice, in one record.
UNITS_MAX = 64

# Roles that an answer which does not come is taken to, one after the other.
LADDER_RUNGS_MAX = 16

# A check of the line at each half hour of the day.
CHECKS_AT_MAX = 48

# Pairs of conflicts that a line check names one by one, so that a difference can be shown.
LINE_CHECK_CONFLICTS_MAX = 256

# What a coded message fills in; more would be a text.
CODE_ARGUMENTS_MAX = 8

# One officer's act at a time: an import of a day's movements.
NOTICES_PER_ACT_MAX = 500

# Records that go before their turn; FLASH in a parcel of its own, which stays small.
AHEAD_PER_PARCEL_MAX = 16

# Where everything is urgent nothing overtakes; a peer keeps room for far more that wait.
AHEAD_PER_PEER_MAX = 256

# What one author can have us show one by one, of a kind in a channel; a watch reads fewer, and
# what follows is counted and shown again at each doubling.
ODDITIES_ALIKE_MAX = 100

# Channels that peers have founded and we have not joined; a person answers each.
INVITATIONS_MAX = 32

# Line checks of one log whose cut we have not reached; each repeats the question of the last.
CHECKS_PER_LOG_KEPT = 8

# Records whose `seen` we cannot check yet; a cut that never comes is not waited for.
UNCHECKED_MAX = 4_096

# Receipts of one parcel; beside the entries, the cursors and the seal they fit it.
PARCEL_HELDS_BYTES_MAX = 131_072

# Parcels with receipts that a peer has not shown; receipts of a forgotten one only go once more.
OWED_PARCELS_KEPT = 256

# Beyond so many receipts that it has not shown, a peer gets none for records sent twice.
OWED_AGAIN_MAX = 64

# Parcels under way to one peer whose echo counts; an older echo proves nothing fresh.
NONCES_KEPT = 8

# What is made of parcels to one peer before there is anything to send: FLASH and the rest have a
# sender each.
PREPARED_PER_PEER_MAX = 2

# What falls due at one event; the rest follow in the next, so that none holds up a FLASH.
DUE_PER_EVENT_MAX = 1_000

# Refusals of one kind that enter the journal; all are counted, and a flood is not to fill a disk.
REFUSALS_JOURNALED_MAX = 100

# One command to the node or its answer: an act with the most notices it may hold.
CONTROL_LINE_BYTES_MAX = 67_108_864

# Officers' windows that follow one node; each has its own queue of what happened.
FOLLOWERS_MAX = 64

# What one window may fall behind before it is let go.
FOLLOWER_EVENTS_MAX = 10_000

# A recording of many craft over days; it is read whole.
TRACK_FILE_BYTES_MAX = 200_000_000

# A move by half a watch may still be taken up; one by a day is another plan.
WAY_OUT_TIME_S_MAX = 21_600

# Some ten flight levels of 300 m; an aircraft told to go further changes its task.
WAY_OUT_ALTITUDE_M_MAX = 3_000

# Two hundred steps in each direction; a plan 20 km off serves some other place.
WAY_OUT_LATERAL_M_MAX = 20_000

# More notices on one sheet of paper are a blot; those in conflict or in breach are drawn first.
NOTICES_DRAWN_MAX = 400

# Towns asked for to find the way by; a sheet with more names hides what it is about.
TOWNS_DRAWN_MAX = 160

# Towns that are named on one sheet, the nearest to conflicts first.
TOWNS_NAMED_MAX = 40

# In the table of one picture; a briefing has a page for every few, and JSON holds them all.
CONFLICTS_DRAWN_MAX = 60

# Bars of one picture's timeline.
ROWS_DRAWN_MAX = 120

# A printed table of more conflicts is read by nobody; JSON holds them all.
CONFLICTS_LISTED_MAX = 500

# Ten pages of bars in a briefing.
BARS_LISTED_MAX = 380

# Occasions that a watch has a checklist for; a longer list of lists is not found in haste.
CHECKLISTS_MAX = 32

# Steps of one checklist, and answers kept of one run; nobody goes through more on one occasion.
CHECKLIST_STEPS_MAX = 64

# Journal entries that a handover brief looks back over; a watch with more says where it begins.
BRIEF_ENTRIES_MAX = 10_000

# Lines in one part of a handover brief; the rest is counted, since it must be read at one sitting.
BRIEF_LINES_MAX = 40

# A file for a mail; a dispute about one day of a line fits some ten times.
BUNDLE_BYTES_MAX = 16_777_216

# Parties that dispute more channels than this at once send several bundles.
BUNDLE_CHANNELS_MAX = 16

# Records in one bundle: two signatures of each second of an hour; each is verified on opening.
BUNDLE_RECORDS_MAX = 4_096

# Receipts in one bundle: every member's for every record of a channel of three.
BUNDLE_HELDS_MAX = 8_192

# Proofs that one record's author had another record; each costs some twenty hashes.
BUNDLE_COVERS_MAX = 65_536

# Entries of the maker's journal in one bundle: one for each record and each receipt.
BUNDLE_JOURNAL_ENTRIES_MAX = 8_192

# A witness's word on each of a dozen heads; this version keeps them and judges none.
BUNDLE_COSIGNATURES_MAX = 64

# Hashes of one proof: a log of 2^63 records needs no more than twice its height.
PROOF_HASHES_MAX = 128

# A list to import: ten times the longest that one line has had in a year.
TABLE_LINES_MAX = 100_000

# A list of more columns was made for something else; each must be mapped or left out by name.
TABLE_COLUMNS_MAX = 256

# A route of some seven hundred positions in one cell; what stands there is read by a person.
TABLE_CELL_CHARACTERS_MAX = 16_384

# A list is read whole, so that all that is wrong with it can be told at once.
TABLE_FILE_BYTES_MAX = 100_000_000

# A plan that a person has drawn is some kilobytes; this is far beyond it, and read within a second.
XML_BYTES_MAX = 5_000_000

# Programs that write KML nest folders a dozen deep; a reader is not driven down without end.
XML_DEPTH_MAX = 100

# Two elements for each of the positions of the largest geometries; each is held in memory.
XML_ELEMENTS_MAX = 200_000

# What an officer types, pastes or drops at once; a longer list is imported.
PLOT_BYTES_MAX = 5_000_000

# What a workbook may unpack to: the longest list twice over; a bomb is cut here, kept nowhere.
XLSX_UNPACKED_BYTES_MAX = 200_000_000

# Parts within a workbook; one with a few sheets and drawings has dozens.
XLSX_PARTS_MAX = 2_000

# A mapping file names some dozens of columns and words.
MAPPING_BYTES_MAX = 262_144

# Lines of a list that are told to look like another; more say only that the list is doubled.
ALIKE_TOLD_MAX = 200

# A country's hospitals, schools and water works; all that stand are held in memory.
SITES_MAX = 50_000

# Sites that one act adds, changes or gives; a list is judged whole before any of it is taken.
SITES_PER_ACT_MAX = 5_000

# One plan comes near a few sites; what comes near more may be drawn to make them come out.
SITES_APPROACHED_PER_NOTICE_MAX = 5

# A busy party's day; beyond it an officer decides, so that sweeping plans gather no list.
SITES_APPROACHED_PER_DAY_MAX = 20

# Different sites that one officer reads within ten minutes before it is shown as unusual.
SITES_READ_AT_ONCE_MAX = 10

# Different sites that one officer reads in a day before it is shown: a watch looks at few.
SITES_READ_PER_DAY_MAX = 50

# Rows of the disclosure ledger, or of readings, in one answer; older ones are asked for by time.
LEDGER_LISTED_MAX = 1_000

# Where one thing happened; a report with more places is several incidents.
INCIDENT_VOLUMES_MAX = 16

# Notices, STOPs and messages that one statement on an incident names.
INCIDENT_LINKS_MAX = 64

# Files that one statement names; each is a line of the record.
ATTACHMENTS_PER_RECORD_MAX = 32

# An hour of recorded radio or some hundred photographs; it is kept beside the store, not in it.
ATTACHMENT_BYTES_MAX = 1_000_000_000

# Named areas by which a bulletin counts; a country has dozens of districts.
BULLETIN_AREAS_MAX = 1_000

# Incidents of one bulletin: a year of a line with ten a day, each with its own row to print.
BULLETIN_INCIDENTS_MAX = 10_000

# Days, weeks or months of one bulletin; a year of days fits.
BULLETIN_PERIODS_MAX = 400

# A village and its surroundings: an answer for less would tell where people are, not whether.
QUERY_RADIUS_M_MIN = 5_000

# Half an hour; an answer for a minute would tell when somebody passes.
QUERY_DURATION_S_MIN = 1_800

# Some three flight levels of 300 m; a thinner band would tell how high somebody is.
QUERY_HEIGHT_M_MIN = 1_000

# One party's queries of one day in one channel; a watch answers each by hand.
QUERIES_PER_DAY_MAX = 24

# Earlier queries that a new one is compared with; beyond that it is flagged without comparing.
QUERIES_COMPARED_MAX = 1_000

# Rows in one part of what was known at an instant; a theatre of 2,000 sites fits, the rest counted.
TIMELINE_LISTED_MAX = 5_000

# Journal entries that one timeline goes through: some days of a busy line.
TIMELINE_ENTRIES_MAX = 50_000

# Events of one timeline; a longer one is asked for in parts.
TIMELINE_EVENTS_MAX = 10_000

# A checkpoint with sixteen post-quantum signatures of 7 kB each fits; ours has 400 bytes.
CHECKPOINT_BYTES_MAX = 131_072

# Signature lines read of one note; what C2SP asks every reader to take is 16.
NOTE_SIGNATURES_MAX = 64

# Witnesses of one node; each is asked for every log, and three that differ tell as much as thirty.
WITNESSES_MAX = 16

# Keys that one witness serves; a line of text each, and each is a party or a log.
WITNESS_KEYS_MAX = 10_000

# Logs under one key at one witness: every channel of a party, and its later incarnations.
WITNESS_ORIGINS_PER_KEY_MAX = 1_024

# Requests of one key within a minute: some channels at once after a FLASH, and their repeats.
WITNESS_REQUESTS_PER_MINUTE_MAX = 120

# A checkpoint is small; who needs longer to send one holds a place that others want.
WITNESS_BODY_SECONDS_MAX = 10

# New entries that one proof for a witness is made from; read in some 30 ms, so nothing else waits.
WITNESS_STEP_ENTRIES_MAX = 2_000

# Cosignatures kept of one log by one witness: a month at one in five minutes. Past it every second
# one of the older half goes, so that the oldest still says when, ever less finely.
COSIGNATURES_KEPT_MAX = 8_192

# Room for some weeks of a busy line, so that a person is told long before the disk is full.
DISK_FREE_BYTES_MIN = 268_435_456

# A line of a request for health or metrics; whoever asks says no more than a path.
HEALTH_REQUEST_BYTES_MAX = 4_096

# Whoever asks for health says so at once, or is let go.
HEALTH_SECONDS_MAX = 5

# People at one desk: every watch of a party, its drafters and auditors; all are read at a sign-in.
ACCOUNTS_MAX = 500

# Long enough that guessing through a desk's waits is hopeless, with nothing asked of its signs.
PASSWORD_CHARACTERS_MIN = 12

# A sentence of a hundred words fits; what is hashed is bounded.
PASSWORD_CHARACTERS_MAX = 256

# Passwords that are hashed at once; it takes 64 MiB and a core, and a FLASH needs both as well.
PASSWORDS_AT_ONCE_MAX = 1

# Sign-ins that wait for their turn; whoever comes beyond them is told to try again.
SIGN_INS_WAITING_MAX = 32

# A watch of twelve hours and its handover; whoever sits longer signs in again.
SESSION_SECONDS_MAX = 50_400

# No window has asked for anything, not even whether there is news: the browser is closed.
SESSION_IDLE_SECONDS_MAX = 1_800

# Browsers in which one person is signed in; the one that was not used for longest ends.
SESSIONS_PER_ACCOUNT_MAX = 8

# Slips of tired fingers that cost no wait.
SIGN_IN_FREE_FAILURES_MAX = 3

# Longest wait after failures under one name: an officer whom somebody wants out gets in soon.
SIGN_IN_NAME_WAIT_SECONDS_MAX = 60

# Longest wait after failures from one address.
SIGN_IN_WAIT_SECONDS_MAX = 900

# Names and addresses whose failures are counted; the oldest are forgotten first.
SIGN_IN_WAITS_MAX = 4_096

# A day to open a link that lets somebody set a password.
LINK_SECONDS_MAX = 86_400

# Minutes to find the telephone or the stick after the password was right.
SECOND_FACTOR_SECONDS_MAX = 300

# Passkeys of one person: a machine at each desk and a stick or two.
PASSKEYS_PER_ACCOUNT_MAX = 8

# Drafts of one person that are neither released nor thrown away.
DRAFTS_PER_ACCOUNT_MAX = 200

# A list of some thousand notices that waits for its release.
DRAFT_BYTES_MAX = 4_194_304

# A title is read in a list, beside who asks for the release.
DRAFT_TITLE_CHARACTERS_MAX = 200

# Drafts that are done and still listed; the log keeps what became of each.
DRAFTS_DONE_LISTED_MAX = 200

# Entries of the log of people in one answer; older ones are asked for by number.
PEOPLE_LOG_LISTED_MAX = 500

# One act from a browser: an import of a day's movements, their volumes in base64.
DESK_ACT_BYTES_MAX = 16_777_216

# Any other request from a browser; a form with the longest texts is a twentieth of it.
DESK_BODY_BYTES_MAX = 1_048_576

# A browser on the same net; who needs longer to send what was typed holds a place for nothing.
DESK_BODY_SECONDS_MAX = 60

# What is long has more time as long as it comes no slower: a megabit a second, by old wireless.
DESK_BODY_BYTES_PER_SECOND_MIN = 131_072

# Nothing for so long within a body: the browser is gone, or its line is.
DESK_BODY_IDLE_SECONDS_MAX = 20

# Request line and headers together; a browser sends some two thousand.
DESK_HEAD_BYTES_MAX = 16_384

# A connection without a request is let go; a page that is open has one of its own for what is live.
DESK_IDLE_SECONDS_MAX = 75

# Officers' browsers with six connections each, on a watch with visitors.
DESK_CONNECTIONS_MAX = 256

# A watch behind one router; one stranger is not to take every connection.
DESK_CONNECTIONS_PER_ADDRESS_MAX = 128

# A window is told the time each five seconds; one that takes nothing for so long is gone.
DESK_DEAF_SECONDS_MAX = 30

# A page that opens asks for some dozen views at once, and an officer may open several.
DESK_REQUESTS_AT_ONCE_MAX = 200

# What a session may go on asking: a page in use looks anew at its views some times in a second.
DESK_REQUESTS_PER_SECOND_MAX = 50

# Who is not signed in, from one address: sign-in pages of a watch behind one router.
DESK_STRANGER_REQUESTS_AT_ONCE_MAX = 100

# What strangers at one address may go on asking.
DESK_STRANGER_REQUESTS_PER_SECOND_MAX = 20

# Addresses and sessions whose requests are counted; beyond them the longest quiet is forgotten.
DESK_COUNTED_MAX = 4_096

# Windows of one session: two screens with some tabs each.
DESK_WINDOWS_PER_SESSION_MAX = 16

# A map layer that an administrator adds: the roads of a theatre are some tens of megabytes.
MAP_LAYER_BYTES_MAX = 536_870_912

# Points of a GeoPackage; in memory while it is read, some two hundred bytes each.
MAP_LAYER_POINTS_MAX = 5_000_000

# Steps of SQLite while a GeoPackage is read; five million rows take a twentieth.
MAP_LAYER_STEPS_MAX = 2_000_000_000

# A file for the map is read by a process of its own; five million points take some half of it.
MAP_READING_SECONDS_MAX = 300

# What that process may take; five million points take a gigabyte.
MAP_READING_MEMORY_BYTES_MAX = 4_294_967_296

# Layers beside the ground that ships; a map with more is not read by anybody.
MAP_LAYERS_MAX = 16

# Faults of one file that are told at once; more of the same kind help nobody.
MAP_FAULTS_MAX = 50

# One answer of an archive of tiles; a tile is some hundred thousand bytes.
MAP_RANGE_BYTES_MAX = 4_194_304

# The first directory of an archive unpacked; it takes 16 KiB at most when packed.
PMTILES_DIRECTORY_BYTES_MAX = 1_048_576
