import path from "node:path";
import type { Argument, Expression, Function as FunctionNode, Program } from "oxc-parser";
import { isOfDomain } from "./name-rule.ts";
import { type Finding, isForTests, lineAt, resolveRequest, type Source } from "./source.ts";

/** What runs before there is a context: it finds the actor, and calls the verb. */
const GATE = /^lib\/(auth|actions)\//;

type Sources = ReadonlyMap<string, Source>;
type Statement = Program["body"][number];

/**
 * A domain's functions have one shape: what screens and actions wait for is `async function name(context, input)`, and
 * what says why something can't be done is `refusalTo…`.
 */
export function checkSignatures(sources: Sources): Finding[] {
	const domain = [...sources.values()].filter((source) => isOfDomain(source) && !GATE.test(source.path));
	const called = calledByScreens(sources);
	return domain.flatMap((source) =>
		source.program.body.flatMap((statement) => {
			const offence = constantOffence(statement) ?? functionOffence(statement, { source, called });
			return offence ? [{ path: source.path, line: lineAt(source.text, statement.start), message: offence }] : [];
		}),
	);
}

/** What app and components import, as `path name`. */
function calledByScreens(sources: Sources): ReadonlySet<string> {
	const screens = [...sources.values()].filter(
		({ path: file }) => /^(app|components)\//.test(file) && !isForTests(file),
	);
	return new Set(
		screens.flatMap(({ path: file, program }) =>
			program.body.flatMap((statement) => {
				if (statement.type !== "ImportDeclaration") return [];
				const { target } = resolveRequest(file, statement.source.value);
				return statement.specifiers.flatMap((one) =>
					one.type === "ImportSpecifier" && one.imported.type === "Identifier"
						? [`${target} ${one.imported.name}`]
						: [],
				);
			}),
		),
	);
}

function constantOffence(statement: Statement): string | undefined {
	if (statement.type !== "ExportNamedDeclaration" || statement.declaration?.type !== "VariableDeclaration") return;
	const { id, init } = statement.declaration.declarations[0] ?? {};
	if (init?.type !== "ArrowFunctionExpression" || id?.type !== "Identifier") return;
	return `${id.name} is a constant: a function is found by \`function ${id.name}\`.`;
}

function functionOffence(
	statement: Statement,
	{ source, called }: { source: Source; called: ReadonlySet<string> },
): string | undefined {
	const isExported = statement.type === "ExportNamedDeclaration";
	const declared = isExported ? statement.declaration : statement;
	if (declared?.type !== "FunctionDeclaration" || !declared.id) return;
	const { name } = declared.id;
	const returned = declared.returnType ? source.text.slice(declared.returnType.start, declared.returnType.end) : "";
	if (/\bRefusal \| null\b/.test(returned) && !/^refusalTo[A-Z]/.test(name)) {
		return `${name} says why not: refusalTo…, followed by what is refused.`;
	}
	if (!isExported || !called.has(`${source.path} ${name}`)) return;
	if (!declared.async && !/^: Promise\b/.test(returned)) return;
	return hasContext(declared, source) ? undefined : `${name} is called by screens: ${name}(context, input).`;
}

/** At most two parameters, the first of which is a context. */
function hasContext({ params }: FunctionNode, { text }: Source): boolean {
	const [first] = params;
	if (!first) return true;
	return params.length <= 2 && /Context\b/.test(text.slice(first.start, first.end));
}

/** An action is named for its verb, which it is given with its schema, both from the domain: `xAction = portalAction(xSchema, x)`. */
export function checkActions({ path: file, program, text }: Source): Finding[] {
	if (path.basename(file) !== "actions.ts") return [];
	return program.body.flatMap((statement) => {
		if (statement.type !== "ExportNamedDeclaration" || statement.declaration?.type !== "VariableDeclaration") return [];
		const { id, init } = statement.declaration.declarations[0] ?? {};
		if (id?.type !== "Identifier" || !isActionOfVerb(init)) return [];
		const [schema, verb] = init.arguments;
		const name = verbOf(verb);
		if (schema?.type === "Identifier" && name !== null && id.name === `${name}Action`) return [];
		const message = `${id.name} is not one verb with its schema: xAction = portalAction(xSchema, x).`;
		return [{ path: file, line: lineAt(text, statement.start), message }];
	});
}

function isActionOfVerb(init: Expression | null | undefined): init is Extract<Expression, { type: "CallExpression" }> {
	return (
		init?.type === "CallExpression" &&
		init.callee.type === "Identifier" &&
		/^(portal|visitor)Action$/.test(init.callee.name)
	);
}

/** `x`, and `x` in `thenSignIn(x)`. */
function verbOf(verb: Argument | undefined): string | null {
	if (verb?.type === "Identifier") return verb.name;
	if (verb?.type !== "CallExpression" || verb.callee.type !== "Identifier") return null;
	return /^then[A-Z]/.test(verb.callee.name) ? verbOf(verb.arguments[0]) : null;
}
