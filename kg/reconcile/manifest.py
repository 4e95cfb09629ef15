"""What the reconciliation service says of itself."""

from __future__ import annotations

from typing import Any

from kg.search.name import ID, NS

WIDTH, HEIGHT = 400, 160


def manifest(base: str, types: list[dict[str, str]]) -> dict[str, Any]:
    """The manifest of the service whose reconciliation endpoint is `base`/reconcile; `types` are good defaults."""
    endpoint = f"{base}/reconcile"
    return {
        "versions": ["0.2"],
        "name": "Orbat: actors, places and events of armed conflict",
        "identifierSpace": ID,
        "schemaSpace": NS,
        "documentation": f"{base}/api/v1/docs",
        "view": {"url": f"{base}/id/{{{{id}}}}"},
        "defaultTypes": types,
        "preview": {"url": f"{endpoint}/preview?id={{{{id}}}}", "width": WIDTH, "height": HEIGHT},
        "suggest": {
            name: {"service_url": base, "service_path": f"/reconcile/suggest/{name}"}
            for name in ("entity", "property", "type")
        },
        "extend": {
            "propose_properties": {"service_url": base, "service_path": "/reconcile/extend/propose"},
            "property_settings": [],
        },
    }
