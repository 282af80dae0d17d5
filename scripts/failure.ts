/** A problem that the person who typed the command can fix: shown as its one sentence, without a stack trace. */
export class Failure extends Error {
	override readonly name = "Failure";
}

/** The message of an unknown thrown value. */
export function messageOf(error: unknown): string {
	if (error instanceof AggregateError) return error.errors.map(messageOf).join("; ");
	return error instanceof Error ? error.message : String(error);
}
