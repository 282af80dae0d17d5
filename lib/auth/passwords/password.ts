import { hash, verify } from "@node-rs/argon2";

// OWASP's parameters for argon2id, the library's default algorithm: 19 MiB, two passes, one lane.
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of a password exactly as it was received, in argon2's own text form with its salt and parameters. */
export function hashPassword(password: string): Promise<string> {
	return hash(password, OPTIONS);
}

/** Whether a hash was made in today's way; one that was made in another still counts. */
export function isPasswordHashOfToday(passwordHash: string): boolean {
	const { memoryCost, timeCost, parallelism } = OPTIONS;
	return passwordHash.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`);
}

/** Whether the password is the one that was hashed. Without a hash it does the same work and returns false. */
export async function verifyPassword(password: string, passwordHash: string | null): Promise<boolean> {
	const matches = await verify(passwordHash ?? (await hashOfNobody()), password);
	return matches && passwordHash !== null;
}

let nobody: Promise<string> | undefined;

/** The hash of no user's password, so that an unknown address takes as long as a known one. */
function hashOfNobody(): Promise<string> {
	nobody ??= hashPassword(crypto.randomUUID());
	return nobody;
}
