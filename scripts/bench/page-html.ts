import { gzipSync } from "node:zlib";
import type { Benchmark } from "./benchmark.ts";
import { fewEntries } from "./pages.ts";
import { atMost } from "./rows.ts";

const AT_MOST_KILOBYTES = 25;
const HTML = atMost(`HTML of a full page, of ${AT_MOST_KILOBYTES} kB`, 1);

/** The heaviest of pages whose tables are full, gzipped, against what is allowed. */
export const pageHtml: Benchmark = {
	rows: [HTML],
	async *run(bench) {
		const { visitor, shareGroupId } = await fewEntries(bench);
		const paths = [
			"/overview",
			"/usage",
			"/orders",
			"/share",
			`/share/${shareGroupId}`,
			`/share/${shareGroupId}/report`,
		];
		const weighed: { page: string; kilobytes: number }[] = [];
		for (const path of paths) {
			const page = path.replace(shareGroupId, "[id]");
			weighed.push({ page, kilobytes: gzipSync(await visitor.load(path)).length / 1_000 });
		}
		weighed.sort((one, other) => other.kilobytes - one.kilobytes);
		const ratios = weighed.map(({ kilobytes }) => kilobytes / AT_MOST_KILOBYTES);
		const [ratio, least] = [Math.max(...ratios), Math.min(...ratios)];
		const says = weighed.slice(0, 3).map(({ page, kilobytes }) => `${page} ${kilobytes.toFixed(1)} kB`);
		yield { ...HTML, ratio, least, greatest: ratio, says: says.join(", ") };
	},
};
