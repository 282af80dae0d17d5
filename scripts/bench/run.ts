import { ensureBuild } from "../build.ts";
import { openTemporaryPostgres, type TemporaryPostgres } from "../postgres/temporary.ts";
import { beforeExit } from "../shutdown.ts";
import type { Comparison } from "./measure.ts";
import { benchNewMembers, NEW_MEMBERS, NEW_MEMBERS_AT_MOST } from "./new-members.ts";
import { weighPages } from "./page-javascript.ts";
import { benchReport, FILE_AT_MOST, FILE_MEMORY_AT_MOST_MB, PAGES_AT_MOST, REPORT_CHARGES } from "./report.ts";
import { benchUserList } from "./user-list.ts";

/** Promised: at 100,000 users at most this many times the time at 100. */
const USER_LIST_AT_MOST = 1.5;

/** Runs every benchmark and prints as it goes. Returns whether all promises were kept. */
export async function runBenchmarks(): Promise<boolean> {
	await ensureBuild();
	let isKept = printPageJavaScript();
	const postgres = await openTemporaryPostgres({ shared_buffers: "512MB", jit: "off" });
	beforeExit(() => postgres.stop());
	process.stdout.write("\nMaking an organization of 100 users and one of 100,000 …\n\n");
	process.stdout.write(`User list: 100 users, 100,000 users (medians; promised: at most ${USER_LIST_AT_MOST}×)\n`);
	for await (const comparison of benchUserList(postgres)) {
		isKept &&= comparison.ratio <= USER_LIST_AT_MOST;
		process.stdout.write(lineOf(comparison, USER_LIST_AT_MOST));
	}
	isKept = (await runNewMembers(postgres)) && isKept;
	return (await runReport(postgres)) && isKept;
}

async function runNewMembers(postgres: TemporaryPostgres): Promise<boolean> {
	const members = NEW_MEMBERS.toLocaleString("en");
	process.stdout.write(
		`\nA share group's page after ${members} members were added: after ANALYZE, before it (at most ${NEW_MEMBERS_AT_MOST}×)\n`,
	);
	const comparison = await benchNewMembers(postgres);
	process.stdout.write(lineOf(comparison, NEW_MEMBERS_AT_MOST));
	return comparison.ratio <= NEW_MEMBERS_AT_MOST;
}

function printPageJavaScript(): boolean {
	const pages = weighPages();
	process.stdout.write("JavaScript of each page, gzipped, beyond an empty page of Next\n");
	for (const { page, kilobytes, atMostKilobytes } of pages) {
		const verdict = kilobytes <= atMostKilobytes ? "kept" : "BROKEN";
		const numbers = `${`${kilobytes.toFixed(1)} kB`.padStart(12)}${`≤ ${atMostKilobytes} kB`.padStart(12)}`;
		process.stdout.write(`  ${page.padEnd(52)}${numbers}   ${verdict}\n`);
	}
	return pages.every(({ kilobytes, atMostKilobytes }) => kilobytes <= atMostKilobytes);
}

async function runReport(postgres: TemporaryPostgres): Promise<boolean> {
	const charges = REPORT_CHARGES.toLocaleString("en");
	process.stdout.write(`\nMaking a share group with ${charges} charges …\n\n`);
	const { file, memoryMb, pages } = await benchReport(postgres);
	process.stdout.write(`Its report as CSV: COPY … TO STDOUT of the same query, the file (at most ${FILE_AT_MOST}×)\n`);
	process.stdout.write(lineOf(file, FILE_AT_MOST));
	const verdict = memoryMb <= FILE_MEMORY_AT_MOST_MB ? "kept" : "BROKEN";
	process.stdout.write(
		`  ${`memory that it takes (at most ${FILE_MEMORY_AT_MOST_MB} MB)`.padEnd(64)}${`${memoryMb.toFixed(0)} MB`.padStart(12)}   ${verdict}\n`,
	);
	process.stdout.write(`A page of it: alone, while five slow clients download (at most ${PAGES_AT_MOST}×)\n`);
	process.stdout.write(lineOf(pages, PAGES_AT_MOST));
	return file.ratio <= FILE_AT_MOST && memoryMb <= FILE_MEMORY_AT_MOST_MB && pages.ratio <= PAGES_AT_MOST;
}

function lineOf({ what, smallMs, largeMs, ratio }: Comparison, atMost: number): string {
	const numbers = [`${smallMs.toFixed(2)} ms`, `${largeMs.toFixed(2)} ms`, `${ratio.toFixed(2)}×`];
	const verdict = ratio <= atMost ? "kept" : "BROKEN";
	return `  ${what.padEnd(40)}${numbers.map((number) => number.padStart(12)).join("")}   ${verdict}\n`;
}
