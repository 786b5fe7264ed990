"""What the host hands to the desk's API: the few callables it stands on, and its parts."""

from typing import TYPE_CHECKING, Final

from keepclear.desk.api.drafts import drafts_part
from keepclear.desk.api.files import files_part
from keepclear.desk.api.map import map_part
from keepclear.desk.api.part import Desk, Part, Scenario
from keepclear.desk.api.people import people_part
from keepclear.desk.api.plotting import plotting_part
from keepclear.desk.api.reception import Reception
from keepclear.desk.api.session import Guards
from keepclear.host.attachments import Cabinet
from keepclear.host.desk_people import reception_of
from keepclear.host.desk_server import STATIC, DeskServer

if TYPE_CHECKING:
    from keepclear.host.serve import Serving

MAP_LAYERS_FOLDER: Final = "map-layers"


def desk_of(serving: "Serving", server: DeskServer) -> Desk:
    """Return what the API may ask of a node that serves."""
    body = serving.body
    declared = body.settings.clock.scenario
    return Desk(
        party=body.settings.party.name,
        language=body.settings.desk.language,
        answer=serving.answer,
        open=serving.following.open,
        utc=lambda: body.moment().utc,
        entries=lambda: body.node.journal.n,
        trouble=lambda: trouble_of(serving),
        guards=guards_of(serving),
        static=STATIC,
        names=server.names,
        scenario=Scenario(declared.id, declared.rate) if declared else None,
        four_eyes=body.settings.desk.four_eyes,
        zone=body.settings.desk.zone,
    )


def guards_of(serving: "Serving") -> Guards:
    """Return who keeps the officers of this node and their sessions."""
    return _reception(serving)


def _reception(serving: "Serving") -> Reception:
    """Return who receives the people of this desk, opened once while it is served."""
    assert serving.desk is not None, "there is a desk where its parts are asked for"
    if serving.desk.reception is None:
        serving.desk.reception = reception_of(serving.body.settings, serving.desk.book())
    return serving.desk.reception


def trouble_of(serving: "Serving") -> str:
    """Say in a word why the node takes nothing, or return an empty text."""
    if serving.stopping.is_set():
        return "stopping"
    return "disk" if serving.body.refusal or serving.body.node.lost else ""


def parts_of(serving: "Serving") -> list[Part]:
    """Return the parts of the API beside the node's views and acts."""
    people = people_part(_reception(serving))
    layers = map_part(serving.body.folder / MAP_LAYERS_FOLDER)
    files = files_part(serving.answer, Cabinet(serving.body.folder))
    return [plotting_part(serving.answer), people, drafts_part(), layers, files]
