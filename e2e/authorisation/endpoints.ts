import { readFileSync } from "node:fs";
import path from "node:path";

const BUILD = path.resolve(".next");

/** A server action as Next serves it. */
export interface ActionEndpoint {
	/** `file#export`, by which the table names it. */
	readonly name: string;
	readonly id: string;
	/** A route where it can be called. */
	readonly route: string;
}

/** Every server action of the build, from Next's own manifest. */
export function listActions(): ActionEndpoint[] {
	const { node, edge } = readManifest<{ node: Actions; edge: Actions }>("server/server-reference-manifest.json");
	const routes = readManifest<Record<string, string>>("app-path-routes-manifest.json");
	return Object.entries({ ...node, ...edge }).map(([id, { filename, exportedName, workers }]) => {
		const [worker = ""] = Object.keys(workers);
		return { id, name: `${filename}#${exportedName}`, route: routes[worker.replace(/^app/, "")] ?? "/" };
	});
}

type Actions = Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>;

/** What Next serves by itself beside our own routes: its pages for "not found" and for an error of the page's frame. */
const NEXT_OWN = ["/_not-found", "/_global-error"];

/** Every page and route handler of the build, from Next's own manifest. */
export function listRoutes(): string[] {
	const routes = Object.values(readManifest<Record<string, string>>("app-path-routes-manifest.json"));
	return routes.filter((route) => !NEXT_OWN.includes(route));
}

function readManifest<Manifest>(file: string): Manifest {
	return JSON.parse(readFileSync(path.join(BUILD, file), "utf8"));
}
