/** Something that whoever typed the command can put right: shown as its one sentence, without a stack trace. */
export class Failure extends Error {
	override readonly name = "Failure";
}

/** What an unknown thrown value says. */
export function messageOf(error: unknown): string {
	if (error instanceof AggregateError) return error.errors.map(messageOf).join("; ");
	return error instanceof Error ? error.message : String(error);
}
