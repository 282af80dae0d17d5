import { type Finding, isForTests, type Source } from "./source.ts";

/** One import between two entries of a folder, whichever files of theirs it stands in. */
interface Step {
	readonly to: string;
	readonly path: string;
	readonly line: number;
	readonly target: string;
}

/**
 * Circles between the entries of any folder: its files, and its folders with all that is in them. Type-only and lazy
 * imports count as well: a reader of one folder must know the other one all the same.
 */
export function checkCircles(sources: ReadonlyMap<string, Source>): Finding[] {
	const folders = new Map<string, Map<string, Step[]>>();
	for (const source of sources.values()) {
		if (isForTests(source.path)) continue;
		for (const { target, line } of source.imports) {
			if (!sources.has(target) || target === source.path) continue;
			const [folder, from, to] = meetingPlace(source.path, target);
			const entries = folders.get(folder) ?? new Map<string, Step[]>();
			const steps = entries.get(from) ?? [];
			steps.push({ to, path: source.path, line, target });
			folders.set(folder, entries.set(from, steps));
		}
	}
	return [...folders].flatMap(([folder, entries]) => circlesIn(folder, entries));
}

/** The deepest folder that holds both files, and which of its entries each is in. */
function meetingPlace(a: string, b: string): [folder: string, ofA: string, ofB: string] {
	const [partsOfA, partsOfB] = [a.split("/"), b.split("/")];
	const depth = partsOfA.findIndex((part, index) => part !== partsOfB[index]);
	return [partsOfA.slice(0, depth).join("/"), partsOfA[depth] ?? "", partsOfB[depth] ?? ""];
}

/** The first path found round each circle, named by the import that closes it. */
function circlesIn(folder: string, entries: ReadonlyMap<string, readonly Step[]>): Finding[] {
	const findings: Finding[] = [];
	const done = new Set<string>();
	const visit = (entry: string, way: readonly { entry: string; step: Step }[]): void => {
		for (const step of entries.get(entry) ?? []) {
			const since = way.findIndex((one) => one.entry === step.to);
			if (step.to === entry) continue;
			if (since >= 0) {
				const round = [...way.slice(since), { entry, step }];
				const names = [...round.map((one) => one.entry), step.to].join(" → ");
				const imports = round.map((one) => `${one.step.path} imports ${one.step.target}`).join(", ");
				const message = `closes a circle in ${folder || "."}: ${names} (${imports}).`;
				if (!findings.some((finding) => finding.message === message)) {
					findings.push({ path: step.path, line: step.line, message });
				}
			} else if (!done.has(step.to)) visit(step.to, [...way, { entry, step }]);
		}
		done.add(entry);
	};
	for (const entry of entries.keys()) if (!done.has(entry)) visit(entry, []);
	return findings;
}
