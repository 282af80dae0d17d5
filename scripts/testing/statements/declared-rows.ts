import path from "node:path";
import type { Node } from "typescript/unstable/ast";
import { isCallExpression, isPropertyAccessExpression } from "typescript/unstable/ast/is";
import { API, type Checker, type Project, type Type, TypeFlags } from "typescript/unstable/sync";
import { lineAt } from "../../structure/source.ts";
import { readableTexts } from "./readable-texts.ts";

/** A place in the sources that asks for a statement, and the row that it declares. */
export interface Caller {
	/** From the root, as in `lib/orders/lists/queries.ts:38:29`. */
	readonly place: string;
	/** Whether it asks for rows, and not how many were written. */
	readonly isQuery: boolean;
	/** Null where it declares none: it reads no columns. */
	readonly row: readonly DeclaredColumn[] | null;
	/** What the declared row is, where its columns can't be told. */
	readonly unreadable?: string;
	/** The texts that it asks for, where the sources alone tell them. */
	readonly texts: readonly string[] | null;
}

export interface DeclaredColumn {
	readonly name: string;
	/** As it is written. */
	readonly type: string;
	/** What its values are, null aside: "string", "bigint", "Date", "number[]", "json", … */
	readonly kinds: readonly string[];
}

const SQL = "/lib/platform/database/sql.ts";
/** They hand on what they are given. */
const IMPLEMENTATIONS = /^lib\/platform\/database\/(sql|transaction|plain-database)\.ts$/;

/** Every caller of `Sql` in the sources below `root`, as TypeScript sees it; `isRead` says which files count. */
export function declaredRows(root: string, isRead: (file: string) => boolean): Caller[] {
	const api = new API({ cwd: root });
	try {
		const config = path.join(root, "tsconfig.json");
		const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
		if (!project) throw new Error(`TypeScript can't open ${config}.`);
		return project.program
			.getSourceFileNames()
			.map((file) => path.relative(root, file).split(path.sep).join("/"))
			.filter((file) => isRead(file) && !IMPLEMENTATIONS.test(file))
			.flatMap((file) => callersIn(project, root, file));
	} finally {
		api.close();
	}
}

function callersIn(project: Project, root: string, file: string): Caller[] {
	const { program, checker } = project;
	const source = program.getSourceFile(path.join(root, file));
	if (!source || !/\.(query|execute)\b/.test(source.text)) return [];
	const callers: Caller[] = [];
	const visit = (node: Node): void => {
		if (isCallExpression(node) && isPropertyAccessExpression(node.expression)) {
			const signature = checker.getResolvedSignature(node);
			if (signature?.declaration?.path.endsWith(SQL)) {
				const start = node.expression.name.getStart(source);
				const line = lineAt(source.text, start);
				const column = start - source.text.lastIndexOf("\n", start - 1);
				const answer = checker.getReturnTypeOfSignature(signature);
				const isQuery = node.expression.name.text === "query";
				const [statement] = node.arguments;
				const texts = statement ? readableTexts(project, statement) : null;
				callers.push({ place: `${file}:${line}:${column}`, isQuery, texts, ...rowOf(checker, answer) });
			}
		}
		node.forEachChild(visit);
	};
	visit(source);
	return callers;
}

/** The row of `Promise<Row[]>`. */
function rowOf(checker: Checker, answer: Type | undefined): Pick<Caller, "row" | "unreadable"> {
	const [answered] = answer?.isTypeReference() ? checker.getTypeArguments(answer) : [];
	const [row] = answered?.isTypeReference() ? checker.getTypeArguments(answered) : [];
	// `execute` answers with a number, and a `query` without a type argument with unknown rows.
	if (!row || row.flags & TypeFlags.Unknown) return { row: null };
	if (!(row.flags & (TypeFlags.Object | TypeFlags.Intersection))) {
		return { row: null, unreadable: checker.typeToString(row) };
	}
	const columns = checker.getPropertiesOfType(row).map((property): DeclaredColumn => {
		const type = checker.getTypeOfSymbol(property);
		if (!type) throw new Error(`TypeScript knows no type of "${property.name}".`);
		return { name: property.name, type: checker.typeToString(type), kinds: kindsOf(checker, type) };
	});
	return { row: columns };
}

const KINDS: readonly [TypeFlags, string][] = [
	[TypeFlags.StringLike, "string"],
	[TypeFlags.NumberLike, "number"],
	[TypeFlags.BigIntLike, "bigint"],
	[TypeFlags.BooleanLike, "boolean"],
	[TypeFlags.Unknown, "json"],
	[TypeFlags.Null | TypeFlags.Undefined, ""],
];

/** `outer` are the objects in which it is declared. */
function kindsOf(checker: Checker, type: Type, outer: readonly Type[] = []): string[] {
	const kind = KINDS.find(([flags]) => type.flags & flags)?.[1];
	if (kind !== undefined) return kind ? [kind] : [];
	if (type.isUnionType()) {
		return [...new Set(type.getTypes().flatMap((one) => kindsOf(checker, one, outer)))];
	}
	const name = type.getSymbol()?.name;
	if (name === "Date" || name === "Uint8Array" || name === "Buffer") return [name];
	if (checker.isArrayType(type) && type.isTypeReference()) {
		const [element] = checker.getTypeArguments(type);
		return element ? kindsOf(checker, element, outer).map((one) => `${one}[]`) : [];
	}
	return outer.includes(type) ? ["json"] : [kindOfObject(checker, type, [...outer, type])];
}

/** JSON, unless there is something in it that JSON can't hold. */
function kindOfObject(checker: Checker, type: Type, outer: readonly Type[]): string {
	const inside = checker.getPropertiesOfType(type).flatMap((property) => {
		const inner = checker.getTypeOfSymbol(property);
		return inner ? kindsOf(checker, inner, outer) : [];
	});
	const foreign = inside.find((one) => !/^(string|number|boolean|json)(\[\])*$/.test(one));
	return foreign ? `an object with ${foreign}` : "json";
}
