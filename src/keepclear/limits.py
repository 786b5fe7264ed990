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

# Each record carries `seen` for every other log, so its size grows with the members.
MEMBERS_MAX = 32

# Verified records ahead of their log are kept and shown; an author far ahead is not to fill a disk.
WAITING_PER_LOG_MAX = 1_000

# STOP has its own reserve: a flood of other waiting records never keeps one from its receipt.
WAITING_STOPS_PER_LOG_MAX = 64

# Coded fields carry the meaning; free text is for what they cannot say, and is read aloud.
TEXT_CODE_POINTS_MAX = 4_000

# The deepest message of the protocol needs less; deeper nesting only attacks the parser's stack.
CBOR_DEPTH_MAX = 16

# A coastline drawn by hand has fewer; exact geometry on more would hold up the whole watch.
VERTICES_PER_GEOMETRY_MAX = 100_000

# A check reads whole files; this much is days of a theatre's traffic, and more is a mistake.
CHECK_FILE_BYTES_MAX = 2_000_000_000

# A flight of a week in segments of five minutes; longer movements are several notices.
VOLUMES_PER_NOTICE_MAX = 2_000

# A name is read aloud and stands in a table column.
NAME_CODE_POINTS_MAX = 64

# Years of yearly rotations; each event is verified whenever a log is opened.
KEY_EVENTS_MAX = 64

# A card goes into a mail or a printed code.
CARD_BYTES_MAX = 32_768

# A node behind several links lists each; more is a mistake.
ENDPOINTS_MAX = 8

# Units told of one notice, in one record.
UNITS_MAX = 64

# Pairs of conflicts that a line check names one by one, so that a difference can be shown.
LINE_CHECK_CONFLICTS_MAX = 256

# One officer's act at a time: an import of a day's movements.
NOTICES_PER_ACT_MAX = 500
