// Draws world.json: coast lines and borders as paths, and one point for each state. Run by hand, `npm ci && node make.mjs`;
// package-lock.json pins each package by version and hash, and npm refuses one that does not fit.
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
import { geoArea, geoCentroid, geoNaturalEarth1, geoPath } from "d3-geo";
import { feature, mesh } from "topojson-client";

const require = createRequire(import.meta.url);
const codes = require("i18n-iso-countries");
const WIDTH = 1000, HEIGHT = 500;
const OWN = { Kosovo: "XKX", Palestine: "PSE" };

const coarse = require("world-atlas/countries-110m.json");
const fine = require("world-atlas/countries-50m.json");
const sphere = { type: "Sphere" };
const projection = geoNaturalEarth1().fitExtent([[2, 2], [WIDTH - 2, HEIGHT - 2]], sphere);
const path = geoPath(projection).digits(1);

const codeOf = (one) => (one.id && codes.numericToAlpha3(one.id)) || OWN[one.properties.name];

// The middle of a state's largest piece: France lies in Europe, whatever lies in Guiana.
function middle(one) {
  const pieces = one.geometry.type === "MultiPolygon" ? one.geometry.coordinates : [one.geometry.coordinates];
  const shapes = pieces.map((coordinates) => ({ type: "Polygon", coordinates }));
  return geoCentroid(shapes.reduce((best, shape) => (geoArea(shape) > geoArea(best) ? shape : best)));
}

const states = {};
for (const one of feature(fine, fine.objects.countries).features) {
  const code = codeOf(one);
  if (!code || states[code]) continue;
  const [longitude, latitude] = middle(one);
  const [x, y] = projection([longitude, latitude]);
  const round = (value, digits) => Number(value.toFixed(digits));
  states[code] = [round(longitude, 2), round(latitude, 2), round(x, 1), round(y, 1)];
}
const drawn = {
  width: WIDTH,
  height: HEIGHT,
  sphere: path(sphere),
  land: path(feature(coarse, coarse.objects.land)),
  borders: path(mesh(coarse, coarse.objects.countries, (one, other) => one !== other)),
  states: Object.fromEntries(Object.entries(states).sort()),
};
writeFileSync("world.json", JSON.stringify(drawn) + "\n");
