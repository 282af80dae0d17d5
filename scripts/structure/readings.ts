import { type Expression, type ParamPattern, type TemplateLiteral, type TSTypeAnnotation, Visitor } from "oxc-parser";
import type { Source } from "./source.ts";

/** A place at which a file reads from a section of the messages. */
export interface Reading {
	/** "share", "share.delete", "share.*" where a name is filled in; null where it isn't written there. */
	readonly section: string | null;
	/** What the section's texts are called with there; null where they are asked for at once. */
	readonly name: string | null;
	/** Whether a client component reads what its page provides: by `useTranslations`. */
	readonly isHook: boolean;
}

/** Where a file reads from the messages: `useTranslations`, `getTranslations`, or a `Translate` that it is given. */
export function readingsOf({ program }: Source): Reading[] {
	const readings: Reading[] = [];
	const names = new Map<Expression, string>();
	new Visitor({
		// Before the calls in it.
		VariableDeclarator: ({ id, init }) => {
			for (const [value, name] of namedValues(id, init)) names.set(value, name);
		},
		CallExpression: (call) => {
			const { callee, arguments: given } = call;
			if (callee.type !== "Identifier" || !/^(use|get)Translations$/.test(callee.name)) return;
			const [first] = given;
			const section = first && first.type !== "SpreadElement" ? sectionOf(first) : null;
			readings.push({ section, name: names.get(call) ?? null, isHook: callee.name === "useTranslations" });
		},
		Identifier: (identifier) => {
			const section = "typeAnnotation" in identifier ? sectionOfType(identifier.typeAnnotation) : null;
			if (section !== null) readings.push({ section, name: identifier.name, isHook: false });
		},
		TSPropertySignature: ({ key, typeAnnotation }) => {
			const section = sectionOfType(typeAnnotation);
			if (section !== null && key.type === "Identifier") readings.push({ section, name: key.name, isHook: false });
		},
	}).visit(program);
	return readings;
}

/** Calls and the names that their values get: of `const t = …`, and of `const [a, b] = await Promise.all([…, …])`. */
function namedValues(id: ParamPattern | { type: string }, init: Expression | null): [Expression, string][] {
	const value = init?.type === "AwaitExpression" ? init.argument : init;
	if (!value) return [];
	if (id.type === "Identifier" && "name" in id) return [[value, id.name]];
	if (id.type !== "ArrayPattern" || !("elements" in id) || value.type !== "CallExpression") return [];
	const [all] = value.arguments;
	if (all?.type !== "ArrayExpression") return [];
	return all.elements.flatMap((element, place): [Expression, string][] => {
		const named = id.elements[place];
		if (!element || element.type === "SpreadElement" || named?.type !== "Identifier") return [];
		return [[element, named.name]];
	});
}

function sectionOf(argument: Expression): string | null {
	if (argument.type === "TemplateLiteral") return patternOf(argument);
	return argument.type === "Literal" && typeof argument.value === "string" ? argument.value : null;
}

/** A template with a `*` for each value that is filled in. */
export function patternOf({ quasis }: TemplateLiteral): string {
	return quasis.map(({ value }) => value.cooked ?? "").join("*");
}

/** `Translate<"share">` */
function sectionOfType(annotation: TSTypeAnnotation | null | undefined): string | null {
	const type = annotation?.typeAnnotation;
	if (type?.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return null;
	const [first] = type.typeName.name === "Translate" ? (type.typeArguments?.params ?? []) : [];
	return first?.type === "TSLiteralType" && first.literal.type === "Literal" ? String(first.literal.value) : null;
}
