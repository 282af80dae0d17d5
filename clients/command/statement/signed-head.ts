import { createPublicKey, hash, verify } from "node:crypto";
import { z } from "zod";
import { field, firstHash } from "./hash-line.ts";

const end = z.object({
	version: z.int().min(0),
	balance: z.int(),
	hash: z.string().regex(/^[0-9a-f]{64}$/),
	posted_at: z.string().nullable(),
});

const headSchema = z.object({
	format: z.literal(1),
	issuer: z.string(),
	account_id: z.string(),
	pool_kind: z.string(),
	pool_id: z.string(),
	credit_type: z.string(),
	from: z.iso.datetime().nullable(),
	until: z.iso.datetime().nullable(),
	made_at: z.iso.datetime(),
	opening: end,
	closing: end,
});

/** What a statement says apart from its lines, and by whom it is signed. */
export const signedHeadSchema = z.object({
	statement: headSchema,
	signature: z.object({
		algorithm: z.literal("Ed25519"),
		key_id: z.string(),
		public_key: z.string(),
		value: z.string(),
	}),
});

export type SignedHead = z.output<typeof signedHeadSchema>;
export type Head = SignedHead["statement"];

/** A key that is trusted: all of it, or its id alone. */
export type TrustedKey = { readonly bytes: Buffer } | { readonly id: string };

/** The id of a public key: a digest of it, so the file can't bring another key with the same id. */
export function keyIdOf(bytes: Buffer): string {
	return hash("sha256", bytes, "hex").slice(0, 32);
}

/** Why the head of a statement is not what one of the trusted keys has signed; null where it is. */
export function problemOfHead({ statement, signature }: SignedHead, trusted: readonly TrustedKey[]): string | null {
	const brought = Buffer.from(signature.public_key, "base64url");
	const id = keyIdOf(brought);
	const key = trusted.find((one) => ("id" in one ? one.id : keyIdOf(one.bytes)) === id);
	if (!key) return `It is signed with the key ${id}, which is not the one that you trust.`;
	const isSigned = verify(
		null,
		Buffer.from(signedTextOf(statement)),
		createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: brought.toString("base64url") }, format: "jwk" }),
		Buffer.from(signature.value, "base64url"),
	);
	if (!isSigned) return "The head was changed: what it says about account, period or balances was not signed so.";
	const { opening, account_id } = statement;
	const isStart = opening.version > 0 || (opening.balance === 0 && opening.hash === firstHash(account_id));
	return isStart ? null : "The head was signed, but its opening is no beginning of this account.";
}

function signedTextOf({ opening, closing, ...head }: Head): string {
	const values = [
		...["commonpurse statement", head.format, head.issuer],
		...[head.account_id, head.pool_kind, head.pool_id, head.credit_type],
		...[head.from, head.until, head.made_at],
		...[opening.version, opening.balance, opening.hash, opening.posted_at],
		...[closing.version, closing.balance, closing.hash, closing.posted_at],
	];
	return values.map(field).join("");
}
