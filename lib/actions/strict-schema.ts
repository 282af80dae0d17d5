import type { z } from "zod";
import { WHOLE_TEXT } from "@/lib/text/schema.ts";

interface Definition {
	type: string;
	format?: string;
	checks?: readonly { _zod: { def: { pattern?: RegExp } } }[];
	catchall?: Schema;
	shape?: Record<string, Schema>;
	options?: Schema[];
	items?: Schema[];
	[part: string]: unknown;
}

interface Schema {
	_zod: { def: Definition };
}

const PARTS = ["element", "innerType", "in", "out", "valueType", "keyType", "left", "right", "rest"] as const;

/**
 * Throws where an object anywhere in the schema would let unknown fields through: input with an unknown field is
 * refused whole. Throws as well where a text could hold NUL or half a surrogate pair, which a handcrafted request can
 * contain and PostgreSQL can't store: `anyText` refuses them at the field. Schemas with `z.lazy` can't be checked.
 */
export function assertStrict(schema: z.ZodType, path = "input"): void {
	visit(schema as unknown as Schema, path);
}

function visit(schema: Schema, path: string): void {
	const definition = schema._zod.def;
	if (definition.type === "lazy") throw new Error(`${path} is a z.lazy, which can't be checked for strictness.`);
	if (definition.type === "any" || definition.type === "unknown" || definition.type === "custom") {
		throw new Error(`${path} takes anything: say what it is.`);
	}
	if (definition.type === "string" && !definition.format && !refusesBrokenText(definition)) {
		throw new Error(
			`${path} is a text that could hold what can't be stored: begin it with anyText (lib/text/schema.ts).`,
		);
	}
	if (definition.type === "object") {
		if (definition.catchall?._zod.def.type !== "never") throw new Error(`${path} is not a z.strictObject.`);
		for (const [name, field] of Object.entries(definition.shape ?? {})) visit(field, `${path}.${name}`);
	}
	for (const part of [...(definition.options ?? []), ...(definition.items ?? [])]) visit(part, path);
	for (const name of PARTS) {
		const part = definition[name];
		if (isSchema(part)) visit(part, `${path}.${name}`);
	}
}

function refusesBrokenText({ checks = [] }: Definition): boolean {
	return checks.some(({ _zod: { def } }) => def.pattern === WHOLE_TEXT);
}

function isSchema(value: unknown): value is Schema {
	return typeof value === "object" && value !== null && "_zod" in value;
}
