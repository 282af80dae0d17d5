import type { AnySchema } from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { API_RESOURCES } from "@/lib/api/api-resources.ts";
import type { ApiRoute } from "@/lib/api/api-route.ts";
import { openApiDocument } from "@/lib/api/document/open-api-document.ts";

// The document as a client reads it: every answer that a test gets is held against it.

export const ALL_ROUTES: readonly ApiRoute[] = API_RESOURCES.flatMap(({ routes }) => routes);

/** As JSON has it. */
export const DOCUMENT = JSON.parse(JSON.stringify(openApiDocument(API_RESOURCES)));

const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { int64: true } });
addFormats(ajv);
ajv.addSchema(closed(DOCUMENT) as AnySchema, "document");

/** The document with no field in any object but those that it names, so that an answer tells nothing beside them. */
function closed(part: unknown): unknown {
	if (Array.isArray(part)) return part.map(closed);
	if (typeof part !== "object" || part === null) return part;
	const copy = Object.fromEntries(Object.entries(part).map(([name, value]) => [name, closed(value)]));
	const isObject = copy.type === "object" && "properties" in copy && !("additionalProperties" in copy);
	return isObject ? { ...copy, additionalProperties: false } : copy;
}

const validators = new Map<string, ReturnType<typeof ajv.compile>>();

/** What doesn't fit the document in an answer; empty where all of it does, and for addresses that it hasn't. */
export function misfits(
	method: string,
	path: string,
	answer: { status: number; type: string; json: unknown },
): string[] {
	const [address, operation] = operationOf(method, path);
	const isProblem = answer.status >= 400;
	const type = isProblem ? "application/problem+json" : "application/json";
	if (!answer.type.startsWith(type)) return [`${answer.type} instead of ${type}`];
	if (!isProblem && !operation) return [];
	if (!isProblem && !operation.responses[answer.status]) return [`The status ${answer.status} is not in the document.`];
	const schema = isProblem
		? "#/components/schemas/Problem"
		: `#/paths/${pointer(address)}/${method.toLowerCase()}/responses/${answer.status}/content/application~1json/schema`;
	const validate = validators.get(schema) ?? ajv.compile({ $ref: `document${schema}` });
	validators.set(schema, validate);
	return validate(answer.json) ? [] : [ajv.errorsText(validate.errors)];
}

// biome-ignore lint/suspicious/noExplicitAny: the document as JSON
function operationOf(method: string, path: string): [string, any] {
	const segments = (path.split("?")[0] ?? "").split("/");
	const fits = (address: string) => {
		const parts = address.split("/");
		return parts.length === segments.length && parts.every((part, at) => part.startsWith("{") || part === segments[at]);
	};
	// An address without parameters comes before one with.
	const addresses = Object.keys(DOCUMENT.paths).sort((one) => (one.includes("{") ? 1 : -1));
	const found = addresses.find(fits) ?? "";
	return [found, DOCUMENT.paths[found]?.[method.toLowerCase()]];
}

function pointer(address: string): string {
	return encodeURIComponent(address.replaceAll("~", "~0").replaceAll("/", "~1"));
}
