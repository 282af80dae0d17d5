import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attachment } from "./attachment.ts";

/** What a browser that reads both forms, and one that reads only the old one, would save. */
function savedAs(header: string): { exact: string; ascii: string } {
	const [, ascii = "", exact = ""] =
		/^attachment; filename="([ -!#-[\]-~]*)"; filename\*=UTF-8''([A-Za-z0-9!#$&+.^_`|~%-]*)$/.exec(header) ?? [];
	return { ascii, exact: decodeURIComponent(exact) };
}

function expectOneFile(stem: string) {
	for (const name of Object.values(savedAs(attachment(stem, "csv")))) {
		expect(name, JSON.stringify(stem)).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|%]+\.csv$/u);
		expect(name, JSON.stringify(stem)).not.toMatch(/^[\s.]|^(con|nul|aux|prn|com\d|lpt\d)\./i);
		expect(Buffer.byteLength(name)).toBeLessThan(200);
	}
}

describe("a downloaded file's name", () => {
	it.each([
		[
			"x＂; filename＊=UTF-8''setup.hta; y=＂",
			"x＂; filename＊=UTF-8''setup.hta; y=＂.csv",
			"x filename UTF-8 setup.hta y.csv",
		],
		["report.hta\0", "report.hta.csv", "report.hta.csv"],
		["..", "file.csv", "file.csv"],
		["../../etc/passwd", "etc passwd.csv", "etc passwd.csv"],
		["CON", "_CON.csv", "_CON.csv"],
		["a\u202egpj.exe", "a gpj.exe.csv", "a gpj.exe.csv"],
		["setup.hta%00", "setup.hta 00.csv", "setup.hta 00.csv"],
		["Labs; spring", "Labs; spring.csv", "Labs spring.csv"],
		["Grün", "Grün.csv", "Grun.csv"],
	])("of %j is ours from its last dot on", (stem, exact, ascii) => {
		expect(savedAs(attachment(stem, "csv"))).toEqual({ exact, ascii });
		expectOneFile(stem);
	});

	it("keeps every alphabet, and has an ASCII form", () => {
		expect(savedAs(attachment("Zoë's 中文 (spring) 2026-11-29", "csv"))).toEqual({
			exact: "Zoë's 中文 (spring) 2026-11-29.csv",
			ascii: "Zoe s (spring) 2026-11-29.csv",
		});
		expect(savedAs(attachment("中文", "csv"))).toEqual({ exact: "中文.csv", ascii: "file.csv" });
	});

	it("ends in our extension, for every code point there is", () => {
		for (let start = 0; start <= 0x10ffff; start += 32) {
			const all = Array.from({ length: 32 }, (_, place) => String.fromCodePoint(start + place));
			const header = attachment(`a${all.join(".")}`, "csv");
			const { exact, ascii } = savedAs(header);
			if (!exact.endsWith(".csv") || !ascii.endsWith(".csv")) expect(exact, `from U+${start.toString(16)}`).toBe(ascii);
		}
	}, 60_000);

	it("is safe, for every text", () => {
		const unit = fc.constantFrom(..."\"*;=%'./\\:\0\r\n ＂＊；．\u202e\ud800", "UTF-8''", "filename", "a");
		const text = fc.oneof(
			fc.string({ unit: "binary", maxLength: 300 }),
			fc.array(unit).map((units) => units.join("")),
		);
		fc.assert(fc.property(text, expectOneFile), { numRuns: 1_000 });
	}, 60_000);
});
