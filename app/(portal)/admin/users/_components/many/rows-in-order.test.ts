import { expect, it } from "vitest";
import type { PreviewedUser } from "@/lib/many-users/many-preview.ts";
import { rowsInOrder } from "./rows-in-order.ts";

function person(name: string, { line, why = null }: { line: number | null; why?: string | null }): PreviewedUser {
	const along = { names: [], count: 0 };
	const state = why === null ? "changes" : "refused";
	return {
		id: name,
		name,
		email: `${name}@test.example`,
		line,
		state,
		why,
		before: null,
		after: null,
		along,
		limit: null,
	};
}

const shown = (rows: ReturnType<typeof rowsInOrder>) => rows.map((row) => ("name" in row ? row.name : row.text));

it("a file's lines stand in its order, below those that are to be mended", () => {
	const people = [
		person("refused", { line: 4, why: "No." }),
		person("changes", { line: 3 }),
		person("changes too", { line: 7 }),
		person("unchanged", { line: 2 }),
	];
	const wrong = [1, 6].map((line) => ({ line, text: `wrong ${line}`, why: "Nobody." }));
	expect(shown(rowsInOrder(wrong, people))).toEqual([
		...["wrong 1", "refused", "wrong 6"],
		...["unchanged", "changes", "changes too"],
	]);
});

it("selected people stay in the order in which they come", () => {
	const people = ["refused", "Ben", "Ann"].map((name, nth) => person(name, { line: null, why: nth ? null : "No." }));
	expect(shown(rowsInOrder([], people))).toEqual(["refused", "Ben", "Ann"]);
});
