import { expect, test } from "vitest";
import { ArrivedJobs } from "./arrived-jobs.ts";
import type { Job } from "./job.ts";

function aJob(matter: string): Job {
	return { operation: { matter } as Job["operation"], since: 0, settle: () => undefined, rounds: 0, lockedBy: "" };
}

/** Jobs of these matters, where it is known on which shards "a", "b" and "c" are. */
function arrived(matters: readonly string[], how: { byShard: boolean }): ArrivedJobs {
	const jobs = new ArrivedJobs(how);
	for (const [matter, shard] of Object.entries({ a: 1, b: 2, c: 1 })) jobs.learn(matter, shard);
	for (const matter of matters) jobs.add(aJob(matter));
	return jobs;
}

function takeAll(jobs: ArrivedJobs, most: number): string[][] {
	const taken: string[][] = [];
	while (jobs.areLeft) taken.push(jobs.take(most).map(({ operation }) => operation.matter));
	return taken;
}

test("on one machine all go together, in the order in which they came", () => {
	expect(takeAll(arrived(["a", "b", "c", "new", "b"], { byShard: false }), 3)).toEqual([
		["a", "b", "c"],
		["new", "b"],
	]);
});

test("on several machines those of one shard go together where not all can, the one that came first among them", () => {
	expect(takeAll(arrived(["b", "a", "new", "c", "b", "other", "a"], { byShard: true }), 3)).toEqual([
		["b", "a", "b"],
		["new", "c", "other"],
		["a"],
	]);
});

test("on several machines, too, all go together where they can", () => {
	expect(takeAll(arrived(["b", "a", "new"], { byShard: true }), 3)).toEqual([["b", "a", "new"]]);
});
