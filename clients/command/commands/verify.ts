import { Command } from "@commander-js/extra-typings";
import { checkLines } from "../statement/check-lines.ts";
import { readStatement } from "../statement/read-statement.ts";
import { problemOfHead, type SignedHead } from "../statement/signed-head.ts";
import { trustedKeys } from "../statement/trusted-keys.ts";
import { WrongUse } from "../wrong-use.ts";

/** Checks a statement offline (product.md 60). Exit code 1 where it is not what was signed. */
export function verifyCommand() {
	return new Command("verify")
		.description("whether a statement (CSV or JSON) is as it was signed; offline, and without an API key")
		.argument("<file>", "the statement, as it was downloaded")
		.option("--key <id or file>", "the key that you trust: its id, or a file with what /api/statement-keys serves")
		.action(async (path, { key }) => {
			const { signed, lines } = await readStatement(path);
			if (key === undefined) throw new WrongUse(withoutKey(signed));
			const problem = problemOfHead(signed, await trustedKeys(key)) ?? (await checkLines(signed.statement, lines));
			if (problem !== null) throw new Error(problem);
			process.stdout.write(`${proofOf(signed)}\n`);
		});
}

function withoutKey({ statement, signature }: SignedHead): string {
	return `Say whose signature counts with --key. The file says that it is signed with ${signature.key_id}: compare that with what ${statement.issuer} serves at /api/statement-keys, or ask who runs it.`;
}

/** What was proved, and what no statement can prove. */
function proofOf({ statement, signature }: SignedHead): string {
	const { opening, closing, from, until } = statement;
	const count = closing.version - opening.version;
	const entries =
		count === 0
			? "There is no entry in it."
			: `Each of its ${count} entries (${opening.version + 1} to ${closing.version}) follows from the one before: none was changed, left out, put in or moved.`;
	return [
		`The statement is as it was signed. ${entries}`,
		"",
		`  opening   ${opening.balance}`,
		`  closing   ${closing.balance}`,
		`  credits   ${statement.credit_type}, of the ${statement.pool_kind === "wallet" ? "wallet of user" : "share group"} ${statement.pool_id}`,
		`  period    ${from ?? "the first entry"} to ${until ?? `as far as the ledger went at ${statement.made_at}`}`,
		`  signed    by ${statement.issuer} at ${statement.made_at}, with the key ${signature.key_id}`,
		"",
		"It can't tell whether what was posted is true, nor who the ids are.",
		`What shown_lot_kind and shown_lot_expires_at say is not proved.${opening.version > 0 ? ` Nor is what came before entry ${opening.version + 1}: the opening balance is what was signed.` : ""}`,
	].join("\n");
}
