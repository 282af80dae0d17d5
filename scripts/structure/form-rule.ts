import { Visitor } from "oxc-parser";
import { type Finding, hasDirective, isTest, lineAt, resolveRequest, type Source } from "./source.ts";

/**
 * Server actions are passed to `components/forms`, which calls them: with the page's user, one at a time, and with a
 * result even if no answer arrives.
 */
export function checkForms(sources: ReadonlyMap<string, Source>): Finding[] {
	return [...sources.values()].flatMap((source) => {
		if (!/^(app|components)\//.test(source.path) || isTest(source.path) || hasDirective(source, "use server"))
			return [];
		const actions = actionsIn(source, sources);
		if (actions.size === 0) return [];
		const findings: Finding[] = [];
		new Visitor({
			CallExpression: ({ callee, start }) => {
				if (callee.type !== "Identifier" || !actions.has(callee.name)) return;
				const message = `calls ${callee.name}: pass it to components/forms, which knows for whom the page was made.`;
				findings.push({ path: source.path, line: lineAt(source.text, start), message });
			},
		}).visit(source.program);
		return findings;
	});
}

/** What a file calls the actions that it imports. */
function actionsIn({ path: file, program }: Source, sources: ReadonlyMap<string, Source>): Set<string> {
	const names = new Set<string>();
	for (const statement of program.body) {
		if (statement.type !== "ImportDeclaration") continue;
		const imported = sources.get(resolveRequest(file, statement.source.value).target);
		if (!imported || !hasDirective(imported, "use server")) continue;
		for (const { local } of statement.specifiers) names.add(local.name);
	}
	return names;
}
