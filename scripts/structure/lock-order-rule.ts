import { type CallExpression, type Node, Visitor } from "oxc-parser";
import { type Finding, isForTests, lineAt, resolveRequest, type Source } from "./source.ts";

const LOCKS = "lib/platform/database/row-lock.ts";
const TAKERS = ["rowLock", "lockKeys", "isKeyLocked"];
/** What their functions do is done at once, where they are called; other functions get a transaction of their own. */
const AT_ONCE = /^(map|flatMap|forEach|filter|every|some|reduce|sort|toSorted)$/;

/** Its functions come one after the other in one transaction, the key's lock between them. */
const IN_TURN = "postOnce";

type Sources = ReadonlyMap<string, Source>;

/** One lock, by its class, or one call of a function that may take some. */
interface Step {
	readonly line: number;
	readonly takes?: string;
	/** As `path name`. */
	readonly calls?: string;
}

interface Steps {
	readonly path: string;
	/** Null for a function without a name, which is called by what it is given to. */
	readonly name: string | null;
	readonly steps: readonly Step[];
}

/**
 * Whether functions take locks in the order of `LOCKS`, as far as the sources tell: of the functions that they call by
 * their names, one after the other, the ones that those call included. The locks themselves throw at the rest.
 */
export function checkLockOrder(sources: Sources): Finding[] {
	const order = orderOf(sources.get(LOCKS));
	if (order.length === 0) return [];
	const ours = [...sources.values()].filter(({ path }) => /^(app|lib|prisma)\//.test(path) && !isForTests(path));
	const functions = ours.filter(({ path }) => path !== LOCKS).flatMap(functionsOf);
	const byName = new Map(functions.flatMap((one) => (one.name ? [[`${one.path} ${one.name}`, one]] : [])));
	const known = new Map<string, ReadonlySet<string>>();
	const takenBy = ({ takes, calls = "" }: Step): ReadonlySet<string> => {
		if (takes) return new Set([takes]);
		const found = known.get(calls);
		if (found) return found;
		// A function that calls itself takes nothing more than it takes.
		known.set(calls, new Set());
		const all = new Set((byName.get(calls)?.steps ?? []).flatMap((step) => [...takenBy(step)]));
		known.set(calls, all);
		return all;
	};
	return functions.flatMap(({ path, steps }) => {
		const taken = new Set<string>();
		return steps.flatMap((step): Finding[] => {
			const last = order.findLast((name) => taken.has(name));
			const late = [...takenBy(step)].find(
				(name) => !taken.has(name) && order.indexOf(name) < order.indexOf(last ?? ""),
			);
			for (const name of takenBy(step)) taken.add(name);
			return late ? [{ path, line: step.line, message: `locks ${late} after ${last}: ${LOCKS} has the order.` }] : [];
		});
	});
}

/** The classes of locks, first to last. */
function orderOf(locks: Source | undefined): string[] {
	const names: string[] = [];
	if (!locks) return names;
	new Visitor({
		VariableDeclarator({ id, init }) {
			const object = init?.type === "TSAsExpression" ? init.expression : init;
			if (id.type !== "Identifier" || id.name !== "LOCKS" || object?.type !== "ObjectExpression") return;
			for (const property of object.properties) {
				if (property.type === "Property" && property.key.type === "Identifier") names.push(property.key.name);
			}
		},
	}).visit(locks.program);
	return names;
}

function functionsOf(source: Source): Steps[] {
	const imported = importedNames(source);
	const done: Steps[] = [];
	// The innermost function comes last.
	const open: { name: string | null; steps: Step[]; isInlined: boolean }[] = [];
	const inlined = new Set<Node>();
	const begin = (node: Node, name: string | null) => open.push({ name, steps: [], isInlined: inlined.has(node) });
	const end = () => {
		const closed = open.pop();
		if (!closed) return;
		if (closed.isInlined) open.at(-1)?.steps.push(...closed.steps);
		else done.push({ path: source.path, name: closed.name, steps: closed.steps });
	};
	new Visitor({
		FunctionDeclaration: (node) => begin(node, node.id?.name ?? null),
		"FunctionDeclaration:exit": end,
		FunctionExpression: (node) => begin(node, null),
		"FunctionExpression:exit": end,
		ArrowFunctionExpression: (node) => begin(node, null),
		"ArrowFunctionExpression:exit": end,
		CallExpression({ callee, arguments: given }) {
			const isAtOnce =
				callee.type === "MemberExpression" &&
				callee.property.type === "Identifier" &&
				AT_ONCE.test(callee.property.name);
			if (isAtOnce) for (const argument of given) inlined.add(argument);
			if (callee.type !== "Identifier" || callee.name !== IN_TURN) return;
			for (const argument of given) {
				const properties = argument.type === "ObjectExpression" ? argument.properties : [];
				for (const property of properties) if (property.type === "Property") inlined.add(property.value);
			}
		},
		// At its end: what it is given is worked out first.
		"CallExpression:exit"(node) {
			if (node.callee.type !== "Identifier" || node.callee.name === IN_TURN) return;
			const line = lineAt(source.text, node.start);
			const { name } = node.callee;
			if (!TAKERS.includes(name))
				open.at(-1)?.steps.push({ line, calls: imported.get(name) ?? `${source.path} ${name}` });
			else if (!skipsLocked(node)) open.at(-1)?.steps.push({ line, takes: classOf(node) });
		},
	}).visit(source.program);
	return done;
}

/** What the names of other files are there, as `path name`. */
function importedNames({ path, program }: Source): Map<string, string> {
	return new Map(
		program.body.flatMap((statement) => {
			if (statement.type !== "ImportDeclaration") return [];
			const { target } = resolveRequest(path, statement.source.value);
			return statement.specifiers.flatMap((one): [string, string][] =>
				one.type === "ImportSpecifier" && one.imported.type === "Identifier"
					? [[one.local.name, `${target} ${one.imported.name}`]]
					: [],
			);
		}),
	);
}

function classOf({ arguments: [, name] }: CallExpression): string | undefined {
	return name?.type === "Literal" && typeof name.value === "string" ? name.value : undefined;
}

/** It waits for nobody, so it may come at any time. */
function skipsLocked({ arguments: given }: CallExpression): boolean {
	const how = given.at(-1);
	if (how?.type !== "ObjectExpression") return false;
	return how.properties.some(
		(one) =>
			one.type === "Property" &&
			one.key.type === "Identifier" &&
			one.key.name === "skipLocked" &&
			one.value.type === "Literal" &&
			one.value.value === true,
	);
}
