import { parseArgs } from "node:util";
import type { z } from "zod";
import { createApiKeySchema } from "@/lib/api-keys/schema.ts";
import { Failure } from "./failure.ts";

const USAGE = 'npm run keys:create -- --name "Billing service" --scopes charge,refund [--expires 2027-01-01] [--test]';

const vendorKeySchema = createApiKeySchema.pick({ name: true, scopes: true, isTest: true, expiresAt: true });

/** What `npm run keys:create` is to make. Throws a Failure that says what is wrong. */
export function readKeyArguments(args: readonly string[]): z.output<typeof vendorKeySchema> {
	const parsed = vendorKeySchema.safeParse(read(args));
	if (parsed.success) return parsed.data;
	const { path, message } = parsed.error.issues[0] ?? { path: [], message: "" };
	const scopes =
		path[0] === "scopes" ? ` The scopes are ${createApiKeySchema.shape.scopes.in.element.options.join(", ")}.` : "";
	throw new Failure(`--${String(path[0])}: ${message}.${scopes}\n${USAGE}`);
}

function read(args: readonly string[]) {
	try {
		const { values } = parseArgs({
			args: [...args],
			options: {
				name: { type: "string" },
				scopes: { type: "string" },
				expires: { type: "string" },
				test: { type: "boolean", default: false },
			},
		});
		const { name, scopes, expires, test: isTest } = values;
		const expiresAt = expires?.includes("T") === false ? `${expires}T00:00:00Z` : (expires ?? null);
		return { name, isTest, expiresAt, scopes: scopes?.split(",").map((scope) => scope.trim()) };
	} catch (error) {
		throw new Failure(`${error instanceof Error ? error.message : "These arguments can't be read."}\n${USAGE}`);
	}
}
