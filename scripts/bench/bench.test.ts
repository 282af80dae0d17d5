import { describe, expect, it, test } from "vitest";
import { Failure } from "../failure.ts";
import { isWanted, parseArguments } from "./arguments.ts";
import { inRounds, median, summarise, timeInTurn } from "./measure.ts";
import { atLeast, atMost, isKept, type Row, toJson } from "./rows.ts";
import { HEADER, lineOf } from "./table.ts";

const HOT: Row = {
	...atLeast("charges on one hot wallet", 12),
	...{ ratio: 14.237, least: 13.1, greatest: 104, says: "28,000/s; by hand 2,000/s" },
};
const SLOW: Row = {
	...atMost("latency of a charge alone", 2.5),
	ratio: 2.51,
	least: 2,
	greatest: 3,
	says: "5 ms; 2 ms",
};

describe("what is asked for", () => {
	it("is all of it, without arguments", () => {
		expect(parseArguments([])).toEqual({ isQuick: false, only: [], jsonFile: null });
	});

	it("is quick, some rows, or written to a file", () => {
		const args = ["--quick", "--only", "hot", "--only", "user list", "--json", "rows.json"];
		expect(parseArguments(args)).toEqual({ isQuick: true, only: ["hot", "user list"], jsonFile: "rows.json" });
	});

	it.each([[["--quickly"]], [["hot"]], [["--json"]]])("is refused where it is unknown: %j", (args) => {
		expect(() => parseArguments(args)).toThrow(Failure);
	});

	it("names rows by a part of their name", () => {
		expect(isWanted("charges on one HOT wallet", { only: ["users", "hot"] })).toBe(true);
		expect(isWanted("charges on 10,000 wallets", { only: ["users", "hot"] })).toBe(false);
		expect(isWanted("anything", { only: [] })).toBe(true);
	});
});

describe("rounds", () => {
	test.each([
		[[3, 1, 2], 2],
		[[4, 1, 2, 3], 2.5],
		[[7], 7],
	])("the median of %j is %d", (numbers, middle) => expect(median(numbers)).toBe(middle));

	test("nothing has no median", () => expect(median([])).toBeNaN());

	test("the ratio is the median of the rounds' ratios, not the ratio of the medians", () => {
		const rounds = [
			{ of: 10, against: 1 },
			{ of: 20, against: 10 },
			{ of: 30, against: 10 },
		];
		expect(summarise(rounds)).toEqual({ ratio: 3, least: 2, greatest: 10, of: 20, against: 10 });
	});

	test("each side is first in turn", async () => {
		const order: string[] = [];
		const side = (name: string, number: number) => async () => {
			order.push(name);
			return number;
		};
		const compared = await inRounds(3, { of: side("of", 6), against: side("against", 3) });
		expect(order).toEqual(["of", "against", "against", "of", "of", "against"]);
		expect(compared).toMatchObject({ ratio: 2, of: 6, against: 3 });
	});

	test("calls of both sides alternate, and those of the first round don't count", async () => {
		const order: string[] = [];
		const side = (name: string) => async () => void order.push(name);
		const compared = await timeInTurn({ rounds: 1, calls: 2 }, { of: side("of"), against: side("against") });
		expect(order).toEqual(Array.from({ length: 4 }, () => ["of", "against"]).flat());
		expect(compared.least).toBe(compared.greatest);
	});
});

describe("a promise", () => {
	it("of at least so much is kept from there on", () => {
		expect([11.99, 12, 13].map((ratio) => isKept({ ...HOT, ratio }))).toEqual([false, true, true]);
	});

	it("of at most so much is kept up to there", () => {
		expect([2.49, 2.5, 2.51].map((ratio) => isKept({ ...SLOW, ratio }))).toEqual([true, true, false]);
	});

	it("of what could not be measured is not kept", () => {
		expect([HOT, SLOW].map((row) => isKept({ ...row, ratio: Number.NaN }))).toEqual([false, false]);
	});
});

describe("the output", () => {
	it("has a line for each row, aligned with the header", () => {
		const [hot, slow] = [lineOf(HOT), lineOf(SLOW)];
		expect(hot).toMatch(/^charges on one hot wallet +14\.2× +13\.1–104 +≥ 12× +kept {2}28,000\/s; by hand 2,000\/s$/);
		expect(slow).toMatch(/^latency of a charge alone +2\.51× +2\.00–3\.00 +≤ 2\.5× +BROKEN {2}5 ms; 2 ms$/);
		const column = HEADER.indexOf("both sides");
		expect([hot.indexOf("28,000"), slow.indexOf("5 ms")]).toEqual([column, column]);
	});

	it("is JSON too", () => {
		expect(JSON.parse(toJson([HOT, SLOW]))).toMatchObject({
			rows: [
				{ name: "charges on one hot wallet", ratio: 14.237, promised: 12, bound: "at least", kept: true },
				{ name: "latency of a charge alone", ratio: 2.51, promised: 2.5, bound: "at most", kept: false },
			],
		});
	});
});
