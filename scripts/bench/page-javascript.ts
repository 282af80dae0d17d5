import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { ROOT } from "../settings.ts";

/** What a page's JavaScript weighs, gzipped, beyond what an empty page of Next loads. */
export interface PageJavaScript {
	/** Its address: "/orders/[id]". */
	readonly page: string;
	readonly kilobytes: number;
	readonly atMostKilobytes: number;
}

/**
 * What Next's router weighs, which its empty page loads too. Measured once, of Next 16.4, because the bundler packs it
 * together with what our own layout brings.
 */
const ROUTER_KILOBYTES = 4.1;

const AT_MOST_KILOBYTES = 90;
const WITH_CHART_AT_MOST_KILOBYTES = 160;

interface ClientManifest {
	/** The files that each layout, page, error and loading state of a route brings, by its path. */
	readonly entryJSFiles: Readonly<Record<string, readonly string[]>>;
}

/** Every page of the build, the heaviest first. A chart is loaded by the page itself after it is shown. */
export function weighPages(build: string = path.join(ROOT, ".next")): PageJavaScript[] {
	const read = (file: string) => readFileSync(path.join(build, file), "utf8");
	const ofNext: string[] = JSON.parse(read("build-manifest.json")).rootMainFiles;
	const routes: Record<string, string> = JSON.parse(read("app-path-routes-manifest.json"));
	const pages = Object.entries(routes).filter(([entry]) => entry.endsWith("/page") && !entry.startsWith("/_"));
	const weights = new Map(
		readdirSync(path.join(build, "static", "chunks"))
			.filter((name) => name.endsWith(".js"))
			.map((name) => [`static/chunks/${name}`, gzipSync(read(`static/chunks/${name}`)).length / 1_000]),
	);
	return pages
		.map(([entry, page]) => {
			const { entryJSFiles } = clientManifest(read(`server/app${entry}_client-reference-manifest.js`));
			const atOnce = Object.entries(entryJSFiles).flatMap(([part, files]) =>
				part.endsWith("/not-found") ? [] : files,
			);
			const later: Record<string, { files: string[] }> = JSON.parse(
				read(`server/app${entry}/react-loadable-manifest.json`),
			);
			const charts = Object.values(later).flatMap(({ files }) => files);
			const own = new Set([...atOnce, ...charts].filter((file) => !ofNext.includes(file)));
			return {
				page,
				kilobytes: [...own].reduce((sum, file) => sum + (weights.get(file) ?? 0), -ROUTER_KILOBYTES),
				atMostKilobytes: charts.length > 0 ? WITH_CHART_AT_MOST_KILOBYTES : AT_MOST_KILOBYTES,
			};
		})
		.sort((one, other) => other.kilobytes - one.kilobytes);
}

/** Next writes it as a script: `globalThis.__RSC_MANIFEST["/page"] = {…};`. */
function clientManifest(script: string): ClientManifest {
	const [, json] = /\]\s*=\s*(\{.*\});?\s*$/s.exec(script) ?? [];
	if (!json) throw new Error("A page's manifest is not what Next used to write.");
	return JSON.parse(json);
}
