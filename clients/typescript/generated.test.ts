import openapiTS, { astToString } from "openapi-typescript";
import { expect, it } from "vitest";
import { API_RESOURCES } from "@/lib/api/api-resources.ts";
import type { ApiRoute } from "@/lib/api/api-route.ts";
import { openApiDocument } from "@/lib/api/document/open-api-document.ts";

// What the client knows of the API is made of the OpenAPI document. `npm run client:generate` writes what this test compares.

const DOCUMENT = JSON.parse(JSON.stringify(openApiDocument(API_RESOURCES)));
const ROUTES = API_RESOURCES.flatMap(({ routes }) => routes);

const HEADER = "// Made of the API's OpenAPI document by `npm run client:generate`: what is changed here is lost.";

it("the generated file is what the document gives now", async () => {
	// A field that has a default may be left out.
	const nodes = await openapiTS(DOCUMENT, { defaultNonNullable: false });
	const kept = nodes.filter((node) => ["components", "operations"].includes(nameOf(node)));
	expect(kept.map(nameOf).sort()).toEqual(["components", "operations"]);
	const calls = ROUTES.map(
		({ operationId, summary }) => `    /** ${summary}. */\n    ${operationId}: ${callOf(operationId)},`,
	);
	const table = `/** How each operation is called. */\nexport const OPERATIONS = {\n${calls.join("\n")}\n};`;
	await expect(`${HEADER}\n\n${astToString(kept)}\n${table}\n`).toMatchFileSnapshot("generated/api.ts");
});

it("callers give all fields in one object: none is in two places, and a body has no query beside it", () => {
	const unclear = ROUTES.flatMap(({ operationId }) => {
		const { method, operation } = find(operationId);
		const body = resolve(operation.requestBody?.content["application/json"].schema ?? {});
		const inQuery = namesIn(operation, "query");
		const names = [...namesIn(operation, "path"), ...inQuery, ...Object.keys(body.properties ?? {})];
		const hasBody = !["GET", "DELETE"].includes(method);
		const isClear = new Set(names).size === names.length && (hasBody ? inQuery.length === 0 : !operation.requestBody);
		return isClear ? [] : [operationId];
	});
	expect(unclear).toEqual([]);
});

/** What `client.ts` has to know of an operation. */
function callOf(operationId: string): string {
	const { method, path, operation } = find(operationId);
	const isKeyed = namesIn(operation, "header").includes("Idempotency-Key");
	const isRepeatable = operation["x-repeatable"];
	return `{ method: "${method}", path: "${path}", isKeyed: ${isKeyed}, isRepeatable: ${isRepeatable} }`;
}

function find(operationId: string) {
	const { method, path } = ROUTES.find((route) => route.operationId === operationId) as ApiRoute;
	return { method: method.toUpperCase(), path, operation: DOCUMENT.paths[path][method] };
}

function namesIn(operation: { parameters?: { in: string; name: string }[] }, place: string): string[] {
	return (operation.parameters ?? []).filter((parameter) => parameter.in === place).map(({ name }) => name);
}

function resolve(schema: { $ref?: string; properties?: object }): { properties?: object } {
	return schema.$ref ? DOCUMENT.components.schemas[schema.$ref.split("/").at(-1) ?? ""] : schema;
}

function nameOf(node: object): string {
	return "name" in node ? (node.name as { text: string }).text : "";
}
