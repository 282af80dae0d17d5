import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { ensureBuild } from "../build.ts";
import { ROOT } from "../settings.ts";
import type { Benchmark } from "./benchmark.ts";
import { atMost, type Row } from "./rows.ts";

/** What a page's JavaScript weighs, gzipped, beyond what an empty page of Next loads. */
export interface PageJavaScript {
	/** Its address: "/orders/[id]". */
	readonly page: string;
	readonly kilobytes: number;
	readonly hasChart: boolean;
}

/**
 * What Next's router weighs, which its empty page loads too. Measured once, of Next 16.4, because the bundler packs it
 * together with what our own layout brings.
 */
const ROUTER_KILOBYTES = 4.1;

const AT_MOST_KILOBYTES = 60;
const WITH_CHART_AT_MOST_KILOBYTES = 130;
const PLAIN = atMost(`JavaScript of a page, of ${AT_MOST_KILOBYTES} kB`, 1);
const WITH_CHART = atMost(`JavaScript of a page with a chart, of ${WITH_CHART_AT_MOST_KILOBYTES} kB`, 1);

/** The heaviest page of each sort, against what is allowed. */
export const pageJavaScript: Benchmark = {
	rows: [PLAIN, WITH_CHART],
	async *run(bench) {
		await bench.once(ensureBuild);
		const weighed = weighPages();
		const plain = weighed.filter(({ hasChart }) => !hasChart);
		const withChart = weighed.filter(({ hasChart }) => hasChart);
		if (bench.wants(PLAIN)) yield { ...PLAIN, ...heaviest(plain, AT_MOST_KILOBYTES) };
		if (bench.wants(WITH_CHART)) yield { ...WITH_CHART, ...heaviest(withChart, WITH_CHART_AT_MOST_KILOBYTES) };
	},
};

/** `least` and `greatest` are of all pages. */
function heaviest(weighed: readonly PageJavaScript[], atMostKilobytes: number): Omit<Row, "name" | "promised"> {
	const sorted = weighed.toSorted((one, other) => other.kilobytes - one.kilobytes);
	const ratioOf = (page: PageJavaScript | undefined) => (page?.kilobytes ?? Number.NaN) / atMostKilobytes;
	const over = sorted.filter((page) => ratioOf(page) > 1).length;
	const [ratio, least] = [ratioOf(sorted[0]), ratioOf(sorted.at(-1))];
	const says = sorted.slice(0, 3).map(({ page, kilobytes }) => `${page} ${kilobytes.toFixed(1)} kB`);
	return { ratio, least, greatest: ratio, says: `${says.join(", ")}; ${over} of ${sorted.length} pages over` };
}

/** Every page of the build. A chart is loaded by the page itself after it is shown. */
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
	return pages.map(([entry, page]) => {
		const { entryJSFiles } = clientManifest(read(`server/app${entry}_client-reference-manifest.js`));
		const atOnce = Object.entries(entryJSFiles).flatMap(([part, files]) => (part.endsWith("/not-found") ? [] : files));
		const later: Record<string, { files: string[] }> = JSON.parse(
			read(`server/app${entry}/react-loadable-manifest.json`),
		);
		const charts = Object.values(later).flatMap(({ files }) => files);
		const own = new Set([...atOnce, ...charts].filter((file) => !ofNext.includes(file)));
		return {
			page,
			kilobytes: [...own].reduce((sum, file) => sum + (weights.get(file) ?? 0), -ROUTER_KILOBYTES),
			hasChart: charts.length > 0,
		};
	});
}

interface ClientManifest {
	/** The files that each layout, page, error and loading state of a route brings, by its path. */
	readonly entryJSFiles: Readonly<Record<string, readonly string[]>>;
}

/** Next writes it as a script: `globalThis.__RSC_MANIFEST["/page"] = {…};`. */
function clientManifest(script: string): ClientManifest {
	const [, json] = /\]\s*=\s*(\{.*\});?\s*$/s.exec(script) ?? [];
	if (!json) throw new Error("A page's manifest is not what Next used to write.");
	return JSON.parse(json);
}
