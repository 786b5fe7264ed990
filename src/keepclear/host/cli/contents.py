"""The commands on the first page of help, with their first words, in order.

Made from the commands themselves by `make contents`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

CONTENTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "init": "Make a new party: its keys and its settings, in a folder of its own.",
        "card": "Print our party card, or look at another's.",
        "stop": "STOP: one act, to every party of every channel; rings there until it is taken.",
        "take": "Take a STOP or a message: an officer has it, and it stops ringing here.",
        "seen": "Note that a person has seen something odd, so that it stops asking.",
        "conflicts": "List the conflicts that stand.",
        "say": (
            "Say something on the hotline; a code is read by each officer in their own language."
        ),
        "translate": (
            "Translate the words of a message; it is shown under them with who made it, and they "
            "rule."
        ),
        "messages": (
            "List the STOPs and messages of the last two days, their translations, and who took "
            "each."
        ),
        "words": (
            "List the codes and what each says in every language, and whether a speaker has "
            "reviewed it."
        ),
        "import": "Import a list; the same list again changes only what changed in it.",
        "export": (
            "Write what stands as a list; ours is read by the same mapping and changes nothing."
        ),
        "bulletin": (
            "Count incidents by period, area and kind, every party's word side by side; sums are "
            "shown."
        ),
        "status-statement": (
            "Show what may be said of the line at a level; with --release, note that it was given "
            "out."
        ),
        "serve": "Run the node until it is told to stop (Ctrl-C or SIGTERM).",
        "check": "Find where plans of different parties come too close; needs no node.",
        "rebuild": (
            "Make everything but the records and the journal anew, and compare; `serve` must not "
            "run."
        ),
        "demo": "Play three parties as three processes on this machine.",
        "doctor": "Look over store, logs, keys, clock, disk and peers; say what to do.",
        "backup": "Write the store and the settings into one file, while the node serves.",
        "restore": "Put a backup into the folder; its node goes on in new logs.",
        "promote": "Make the folder on this machine the one that speaks for the party.",
        "upgrade": "Make a store of another version anew for this one; the old one is kept.",
        "timeline": (
            "Show what our watch knew at an instant, or what happened between two; beside a bundle "
            "too."
        ),
        "bundle": "Write a file that proves to a stranger what was said and who held it.",
        "verify": "Check a bundle and say what it proves; needs no node, no network and no store.",
        "story": (
            "Replay an incident on a scenario clock: what happened, beside what Keepclear would "
            "raise."
        ),
        "peer": "Other parties, known by their cards.",
        "channel": "Lines between parties.",
        "settings": "The settings file.",
        "people": "Who may sit at the desk.",
        "keys": "Our own keys: how old they are, and new ones.",
        "notice": "Our notices, and those of the others.",
        "ack": "Acknowledge notices, grade by grade.",
        "line": "How the line stands.",
        "separations": "How far apart plans are to stay; every member signs.",
        "agreement": "What all parties settle: rules, times, places. All sign it.",
        "query": "Are own or partner forces in a volume?",
        "patrol": "Patrols, alone or joint: plan, report, count.",
        "watch": "List what needs a person, most urgent first; with --follow, stay and ring.",
        "incident": "What happened, and what each party says of it, under one number.",
        "zone": "Places with rules, agreed or announced.",
        "site": (
            "List our protected sites and who is given what of them; their places are not shown."
        ),
        "disclose": (
            "Show the disclosure ledger: which version was told to whom, how exactly, and who "
            "holds it."
        ),
        "checklist": "List the checklists of the settings, and how far each has come.",
        "witness": "Neutral third parties that say by when something was posted.",
    }
)
