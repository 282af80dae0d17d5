import type { PROBLEMS } from "../answers/problem.ts";
import { escapeHtml, markdownHtml } from "./markdown-html.ts";
import type { OpenApiDocument } from "./open-api-document.ts";
import { schemaHtml } from "./schema-html.ts";

// A page without a script: what it shows is in the document, and it must be readable wherever that is.

type Operation = NonNullable<NonNullable<OpenApiDocument["paths"]>[string]["get"]>;

interface Listed {
	readonly method: string;
	readonly path: string;
	readonly operation: Operation;
}

/** The reference as one HTML page, made of the OpenAPI document. Its styles are at `reference.css`. */
export function referencePage(document: OpenApiDocument, problems: typeof PROBLEMS): string {
	const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, operation]): Listed => ({ method, path, operation: operation as Operation })),
	);
	const chapters = (document.tags ?? []).map(({ name, description = "" }) => ({
		name,
		description,
		operations: operations.filter(({ operation }) => operation.tags?.includes(name)),
	}));
	const links = chapters.map(
		({ name, operations: own }) =>
			`<li><a href="#${anchor(name)}">${escapeHtml(name)}</a><ul>${own.map(linkHtml).join("")}</ul></li>`,
	);
	const bodies = chapters.map(
		({ name, description, operations: own }) =>
			`<section id="${anchor(name)}"><h2>${escapeHtml(name)}</h2>${markdownHtml(description)}${own.map((one) => operationHtml(one, document)).join("")}</section>`,
	);
	return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>API reference · ${escapeHtml(document.info.title)}</title><link rel="stylesheet" href="/api/reference.css"></head>
<body><a class="skip" href="#content">Skip to the content</a>
<nav aria-label="Operations"><p><strong>${escapeHtml(document.info.title)} API</strong></p><ul>
<li><a href="#content">Overview</a></li>${links.join("")}<li><a href="#problems">Problems</a></li></ul></nav>
<main id="content"><h1>API reference</h1>
<p>Base address: <code>/api/v1</code>. As a document for programs: <a href="/api/v1/openapi.json">OpenAPI 3.1</a>.</p>
${markdownHtml(document.info.description ?? "")}${bodies.join("")}${problemsHtml(problems)}</main></body></html>`;
}

function linkHtml({ operation: { operationId = "", summary = "" } }: Listed): string {
	return `<li><a href="#${anchor(operationId)}">${escapeHtml(summary)}</a></li>`;
}

function operationHtml({ method, path, operation }: Listed, document: OpenApiDocument): string {
	const { operationId = "", summary = "", description = "", parameters = [], requestBody, responses = {} } = operation;
	const body = requestBody && "content" in requestBody ? requestBody.content["application/json"]?.schema : undefined;
	const answers = Object.entries(responses as Record<string, unknown>).flatMap(([status, response]) => {
		const { content } = response as { content?: Record<string, { schema?: unknown }> };
		const schema = content?.["application/json"]?.schema;
		return schema ? [`<h4>Answer ${escapeHtml(status)}</h4>${schemaHtml(schema, document)}`] : [];
	});
	return `<article id="${anchor(operationId)}"><h3>${escapeHtml(summary)}</h3>
<p class="address"><span class="method">${method.toUpperCase()}</span> <code>${escapeHtml(path)}</code></p>${markdownHtml(description)}
${parameters.length > 0 ? `<h4>Parameters</h4>${parametersHtml(parameters)}` : ""}
${body ? `<h4>Body</h4>${schemaHtml(body, document)}` : ""}${answers.join("")}</article>`;
}

function parametersHtml(parameters: NonNullable<Operation["parameters"]>): string {
	const rows = parameters.flatMap((parameter) => {
		if (!("name" in parameter)) return [];
		const { name, in: place, required, schema, description } = parameter;
		const said = description ?? (schema && "description" in schema ? schema.description : "") ?? "";
		return [
			`<tr><td><code>${escapeHtml(name)}</code></td><td>${escapeHtml(place)}</td><td>${required ? "required" : ""}</td><td>${markdownHtml(said)}</td></tr>`,
		];
	});
	return `<div class="wide"><table><thead><tr><th>Name</th><th>In</th><th></th><th>About</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

function problemsHtml(problems: typeof PROBLEMS): string {
	const rows = Object.entries(problems).map(
		([code, { status, title, advice }]) =>
			`<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${escapeHtml(title)}</td><td>${markdownHtml(advice)}</td></tr>`,
	);
	return `<section id="problems"><h2>Problems</h2><div class="wide"><table><thead><tr><th>Code</th><th>Status</th><th>What</th><th>What to do</th></tr></thead><tbody>${rows.join("")}</tbody></table></div></section>`;
}

function anchor(name: string): string {
	return name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}

/** Light or dark as the reader's system is; from 360 px up. */
export const REFERENCE_STYLES = `:root{color-scheme:light dark;--line:light-dark(#d4d4d8,#3f3f46);--soft:light-dark(#f4f4f5,#27272a);--link:light-dark(#1d4ed8,#93c5fd)}
*{box-sizing:border-box}body{margin:0;font:16px/1.6 system-ui,sans-serif;background:light-dark(#fff,#18181b);color:light-dark(#18181b,#f4f4f5);display:grid;grid-template-columns:16rem minmax(0,1fr)}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:1.5rem;border-right:1px solid var(--line)}nav ul{list-style:none;margin:0;padding:0}nav ul ul{padding-left:.75rem;font-size:.875rem}nav li{margin:.25rem 0}
main{padding:1.5rem 2rem;max-width:60rem}section,article{scroll-margin-top:1rem}article{border-top:1px solid var(--line);margin-top:2rem;padding-top:1rem}
a{color:var(--link)}a:focus-visible{outline:2px solid var(--link);outline-offset:2px}h1{font-size:1.75rem}h2{margin-top:3rem}h4{margin-bottom:.25rem}
code,.address{font-family:ui-monospace,monospace;font-size:.875em}code{background:var(--soft);padding:.1em .3em;border-radius:.25rem;overflow-wrap:anywhere}.method{font-weight:700}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.875rem}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid var(--line)}td p{margin:0}
.skip{position:absolute;left:-999px}.skip:focus{left:1rem;top:1rem}.fields{margin:0;padding-left:1.25rem}
@media (max-width:48rem){body{display:block}nav{position:static;height:auto;border-right:0;border-bottom:1px solid var(--line)}main{padding:1rem}}`;
