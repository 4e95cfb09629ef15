"""How the graph is served: SPARQL, REST, linked data and pages."""

from api.app import create_app
from api.server import serve
from api.setting import Settings

__all__ = ["Settings", "create_app", "serve"]
