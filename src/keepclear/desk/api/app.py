"""The desk's API put together: its parts, how it refuses, and its description for integrators.

Everything that a page of the desk does goes through these routes, and nothing else is
needed by another program: the description under /api/schema/openapi.json is made from
the same types that check what is sent.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

from litestar import Litestar, Request, Router
from litestar.di import Provide
from litestar.handlers import HTTPRouteHandler
from litestar.openapi import OpenAPIConfig, ResponseSpec
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.types import ControllerRouterHandler

from keepclear import __version__
from keepclear.desk.api import acts, live, views
from keepclear.desk.api.front import Front
from keepclear.desk.api.part import Desk, Part
from keepclear.desk.api.refusal import HANDLERS, Faults, Refusal
from keepclear.desk.api.session import Session, session_of
from keepclear.limits import DESK_BODY_BYTES_MAX

NO_CONTENT: Final = 204
REFUSALS: Final = {
    400: "what was sent is no request",
    401: "nobody is signed in",
    403: "this officer may not, or the token or origin is wrong",
    404: "there is no such thing",
    405: "not in this way",
    409: "not as things stand",
    413: "too large",
    415: "in another form than taken",
    429: "too often; Retry-After says when",
    503: "the node takes nothing now; `error.code` says why",
}
RESPONSES: Final = {
    422: ResponseSpec(Faults, description="what was typed is wrong, place by place"),
    **{
        status: ResponseSpec(Refusal, description=words, generate_examples=False)
        for status, words in REFUSALS.items()
    },
}


def make_app(desk: Desk, parts: Sequence[Part] = ()) -> Front:
    """Return the whole desk as an ASGI application: its pages and, under /api, its routes."""
    windows = live.Windows()
    own = Part(
        routes=[*views.ROUTES, *acts.ROUTES, *live.ROUTES],
        provides={"desk": desk, "windows": windows},
    )
    every = [own, *parts]
    provided = {name: thing for part in every for name, thing in part.provides.items()}
    routes = Litestar(
        [Router("/api", route_handlers=[_told(route) for part in every for route in part.routes])],
        dependencies={
            "session": Provide(_session, sync_to_thread=False),
            **{name: _always(thing) for name, thing in provided.items()},
        },
        exception_handlers=HANDLERS,
        request_max_body_size=DESK_BODY_BYTES_MAX,
        openapi_config=OpenAPIConfig(
            title="Keepclear desk",
            version=__version__,
            description="What the desk's pages use; see docs/run/desk.md.",
            path="/api/schema",
            render_plugins=[JsonRenderPlugin()],
        ),
        logging_config=None,
    )
    routes.state["desk"] = desk
    return Front(desk, routes)


def _told(route: ControllerRouterHandler) -> ControllerRouterHandler:
    """Have the description of a route tell how it refuses."""
    if isinstance(route, HTTPRouteHandler):
        told = dict(route.responses or {})
        if route.status_code == NO_CONTENT:
            told.setdefault(NO_CONTENT, ResponseSpec(None, description="done"))
        route.responses = RESPONSES | told
    return route


def _session(request: Request[Any, Any, Any]) -> Session:
    return session_of(request)


def _always(thing: object) -> Provide:
    give: Callable[[], Any] = lambda: thing  # noqa: E731 - named for its annotation
    return Provide(give, use_cache=True, sync_to_thread=False)
