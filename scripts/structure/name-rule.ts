import path from "node:path";
import type { Program } from "oxc-parser";
import { type Finding, isForTests, type Source } from "./source.ts";

/** The folders of lib that know no business. */
const FLOORS = /^lib\/(text|platform)\//;

/**
 * The words that name a file by what it is, alone or after a noun (`list-schema.ts`): schemas of input; who may, pure;
 * reads; numbers that browsers need as well; how often something may be done; why something can't be done; the connection
 * to the database.
 */
const WORDS = /(^|-)(schema|policy|queries|bounds|limits|refusals|db)$/;

/** Whether a file is part of a domain, the tests of it and what they build on left out. */
export function isOfDomain({ path: file }: Source): boolean {
	return file.startsWith("lib/") && !FLOORS.test(file) && !isForTests(file);
}

/**
 * A file of lib is named for what it exports, so that either leads to the other: `place-order.ts` for `placeOrder`,
 * `wallet-cards.ts` for `WalletCard`, `stored-mail.ts` for what all its functions say; or it has one of the closed words.
 */
export function checkFileNames(source: Source): Finding[] {
	if (!source.path.startsWith("lib/") || isForTests(source.path)) return [];
	const file = path.basename(source.path);
	const name = file.split(".")[0] ?? "";
	const exported = source.program.body.flatMap(namesExportedBy);
	if (exported.length === 0 || WORDS.test(name) || isNameOf(name, { file: source.path, exported })) return [];
	const message = `"${file}" is the name of nothing that it exports: place-order.ts exports placeOrder, or PlaceOrder.`;
	return [{ path: source.path, line: 1, message }];
}

interface Exported {
	readonly name: string;
	readonly isFunction: boolean;
}

function isNameOf(name: string, { file, exported }: { file: string; exported: readonly Exported[] }): boolean {
	const words = phraseOf(name);
	const isPhrase = name.includes("-") || phraseOf(path.basename(path.dirname(file))) === words;
	// A lone word says so little that it has to be the very name: `posting.ts` for `Posting`, but not `lots.ts` for `Lot`.
	if (!isPhrase)
		return exported.some((one) => lowerFirst(one.name) === name) || (name.endsWith("s") && isSharedBy(words, exported));
	if (exported.some((one) => phraseOf(one.name) === words)) return true;
	const functions = exported.filter((one) => one.isFunction);
	return functions.length > 0 && functions.every((one) => phraseOf(one.name).includes(words));
}

/** Whether each of several things has the word in its name: `ids.ts` for `newId` and `isId`. */
function isSharedBy(words: string, exported: readonly Exported[]): boolean {
	return exported.length > 1 && exported.every((one) => phraseOf(one.name).includes(words));
}

function lowerFirst(name: string): string {
	return name.charAt(0).toLowerCase() + name.slice(1);
}

/** " wallet card " of "wallet-cards", `WalletCard`, `walletCards` and `WALLET_CARDS`: between spaces, in the singular. */
function phraseOf(name: string): string {
	const words = name
		.replace(/([a-z\d])([A-Z])/g, "$1-$2")
		.toLowerCase()
		.split(/[-_]/);
	return ` ${words.map((word) => word.replace(/ies$/, "y").replace(/([^s])s$/, "$1")).join(" ")} `;
}

function namesExportedBy(statement: Program["body"][number]): Exported[] {
	if (statement.type !== "ExportNamedDeclaration" || !statement.declaration) return [];
	const { declaration } = statement;
	if (declaration.type === "VariableDeclaration") {
		return declaration.declarations.flatMap(({ id, init }) =>
			id.type === "Identifier" ? [{ name: id.name, isFunction: init?.type === "ArrowFunctionExpression" }] : [],
		);
	}
	const id = "id" in declaration ? declaration.id : null;
	if (id?.type !== "Identifier") return [];
	return [{ name: id.name, isFunction: declaration.type === "FunctionDeclaration" }];
}
