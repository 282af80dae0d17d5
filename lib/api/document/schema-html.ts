import { escapeHtml, markdownHtml } from "./markdown-html.ts";
import type { OpenApiDocument } from "./open-api-document.ts";

interface Schema {
	readonly $ref?: string;
	readonly type?: string | readonly string[];
	readonly format?: string;
	readonly enum?: readonly unknown[];
	readonly description?: string;
	readonly example?: unknown;
	readonly items?: Schema;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly required?: readonly string[];
	readonly anyOf?: readonly Schema[];
	readonly oneOf?: readonly Schema[];
	readonly allOf?: readonly Schema[];
}

/** A schema of the document as nested lists of its fields. */
export function schemaHtml(schema: unknown, document: OpenApiDocument, depth = 0): string {
	const resolved = resolve(schema as Schema, document);
	const inner = resolved.items ? resolve(resolved.items, document) : resolved;
	const choices = inner.anyOf ?? inner.oneOf ?? inner.allOf ?? [];
	if (depth > 5) return "";
	if (!inner.properties) return choices.map((choice) => schemaHtml(choice, document, depth + 1)).join("");
	const fields = Object.entries(inner.properties).map(([name, field]) => {
		const shape = resolve(field, document);
		const isRequired = inner.required?.includes(name);
		const example =
			shape.example === undefined ? "" : ` Such as <code>${escapeHtml(JSON.stringify(shape.example))}</code>.`;
		return `<li><code>${escapeHtml(name)}</code> ${escapeHtml(typeOf(shape, document))}${isRequired ? "" : ", optional"}${example}
${markdownHtml(shape.description ?? "")}${schemaHtml(shape, document, depth + 1)}</li>`;
	});
	return `<ul class="fields">${fields.join("")}</ul>`;
}

function typeOf(schema: Schema, document: OpenApiDocument): string {
	if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" or ");
	if (schema.items) return `list of ${typeOf(resolve(schema.items, document), document)}`;
	if (schema.properties) return "object";
	const choices = schema.anyOf ?? schema.oneOf;
	if (choices) return choices.map((choice) => typeOf(resolve(choice, document), document)).join(" or ");
	return [schema.type ?? "object"].flat().join(" or ");
}

function resolve(schema: Schema, document: OpenApiDocument): Schema {
	const name = schema.$ref?.split("/").at(-1);
	const found = name === undefined ? undefined : document.components?.schemas?.[name];
	return (found as Schema | undefined) ?? schema;
}
