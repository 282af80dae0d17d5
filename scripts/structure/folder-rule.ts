import path from "node:path";
import { type Finding, isTest, type Source } from "./source.ts";

const MAX_FILES = 20;

/** No folder has more files side by side than one sees at a glance. Tests that stand beside what they test don't count. */
export function checkFolders(sources: readonly Source[]): Finding[] {
	const folders = new Map<string, string[]>();
	for (const { path: file } of sources) {
		if (!/^(app|clients|components|e2e|lib|scripts)\//.test(file) || (isTest(file) && !file.startsWith("e2e/")))
			continue;
		const folder = path.dirname(file);
		folders.set(folder, [...(folders.get(folder) ?? []), file]);
	}
	return [...folders].flatMap(([folder, files]) => {
		const [first] = files.slice(MAX_FILES);
		if (!first) return [];
		const message = `is one of ${files.length} files side by side in ${folder}: ${MAX_FILES} are the most, a room is a folder.`;
		return [{ path: first, line: 1, message }];
	});
}
