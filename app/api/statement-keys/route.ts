import { listStatementKeys } from "@/lib/statements/queries.ts";

/** The public keys with which statements are checked (product.md 60), for everybody: a JSON Web Key Set. */
export async function GET(): Promise<Response> {
	return Response.json({ keys: await listStatementKeys({}) });
}
