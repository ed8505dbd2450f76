"""Flows on the map for programs that draw maps: a line from supplier to recipient. Source: RFC 7946, GeoJSON."""

from __future__ import annotations

import json

from pactwatch.views import Json, plain
from pactwatch.views.routes import Route, Routes
from pactwatch.vocab.world import world


def write_geojson(found: Routes) -> bytes:
    """The routes as a collection of lines; a route of which one end lies on no map has no geometry."""
    features: list[Json] = [_feature(route) for route in found.routes]
    tree: dict[str, Json] = {"type": "FeatureCollection", "features": features}
    return (json.dumps(tree, ensure_ascii=False) + "\n").encode()


def _feature(route: Route) -> Json:
    ends = [world().places.get(code) for code in (route.supplier, route.recipient)]
    line: list[Json] = [[one.longitude, one.latitude] for one in ends if one is not None]
    return {
        "type": "Feature",
        "geometry": {"type": "LineString", "coordinates": line} if len(line) == len(ends) else None,
        "properties": plain(route),
    }
