const MOST_NESTED = 16;

/** JSON that is refused, and where. */
export interface JsonFault {
	readonly fault: string;
}

// Only ever run over text that JSON.parse has accepted: strings, numbers, and what opens, closes and separates.
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]|-?\d[\d.eE+-]*/gs;
const WHOLE = /^-?\d+$/;

/**
 * Parses a request's body more strictly than JavaScript does: each field once, whole numbers within the safe range only, at
 * most 16 levels deep. What else a text may not contain is said by its schema (`anyText`).
 */
export function parseJson(text: string): { readonly value: unknown } | JsonFault {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return { fault: "The body is not JSON. Check its syntax." };
	}
	const fault = faultIn(text);
	return fault === null ? { value } : { fault };
}

function faultIn(text: string): string | null {
	/** The names of each open object; null for an open list. */
	const open: (Set<string> | null)[] = [];
	let isName = false;
	for (const [token] of text.matchAll(TOKEN)) {
		const first = token[0];
		if (first === "{" || first === "[") {
			open.push(first === "{" ? new Set() : null);
			if (open.length > MOST_NESTED) return `The body is nested more than ${MOST_NESTED} levels deep.`;
			isName = first === "{";
		} else if (first === "}" || first === "]") {
			open.pop();
			isName = false;
		} else if (first === ",") isName = open.at(-1) instanceof Set;
		else if (first === '"') {
			const names = isName ? open.at(-1) : null;
			isName = false;
			if (!names) continue;
			const name = token.includes("\\") ? (JSON.parse(token) as string) : token.slice(1, -1);
			if (name === "__proto__") return "A field can't be called __proto__.";
			if (names.has(name)) return `The field ${shown(name)} is there twice.`;
			names.add(name);
		} else if (!WHOLE.test(token) || !Number.isSafeInteger(Number(token))) {
			return `${shown(token)} is not a whole number between -9007199254740991 and 9007199254740991.`;
		}
	}
	return null;
}

/** What a client sent, short enough to be repeated. */
function shown(text: string): string {
	return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
