import type { z } from "zod";

interface Definition {
	type: string;
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
 * Throws where an object anywhere in the schema would let unknown fields through: what a form posts is refused whole
 * when it holds a field that nobody asked for. Only schemas without `z.lazy` can be looked through.
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

function isSchema(value: unknown): value is Schema {
	return typeof value === "object" && value !== null && "_zod" in value;
}
