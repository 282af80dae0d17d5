import { isKept, type Row } from "./rows.ts";

const NAME = 58;

export const HEADER = [
	"what".padEnd(NAME),
	"ratio".padStart(9),
	"least–greatest".padStart(18),
	"promised".padStart(11),
	"".padStart(9),
	"  both sides",
].join("");

export function lineOf(row: Row): string {
	const { name, promised, ratio, least, greatest, says } = row;
	return [
		name.padEnd(NAME),
		`${numeral(ratio)}×`.padStart(9),
		`${numeral(least)}–${numeral(greatest)}`.padStart(18),
		`${promised.bound === "at least" ? "≥" : "≤"} ${promised.value}×`.padStart(11),
		(isKept(row) ? "kept" : "BROKEN").padStart(9),
		`  ${says}`,
	].join("");
}

/** Three digits that matter, so that a ratio near its promise can be told from it. */
function numeral(ratio: number): string {
	if (!Number.isFinite(ratio)) return "?";
	return ratio >= 100 ? ratio.toFixed(0) : ratio >= 10 ? ratio.toFixed(1) : ratio.toFixed(2);
}
