/** What is known of a call that the API did not answer. */
export interface Unanswered {
	/** The operation's name. */
	readonly operation: string;
	/** What came instead of an answer. */
	readonly reason: string;
	/** How often it was tried. */
	readonly tries: number;
	/** The key with which the call may be repeated; null where it has none. */
	readonly idempotencyKey: string | null;
	/** Whether it may be sent again without doing it twice. */
	readonly isRepeatable: boolean;
}

/** No answer of the API came: whether the call was done is not known. */
export class UnansweredError extends Error {
	override readonly name = "UnansweredError";

	readonly unanswered: Unanswered;

	constructor(unanswered: Unanswered, options?: ErrorOptions) {
		super(sentenceOf(unanswered), options);
		this.unanswered = unanswered;
	}

	get idempotencyKey(): string | null {
		return this.unanswered.idempotencyKey;
	}
}

function sentenceOf({ operation, reason, tries, idempotencyKey, isRepeatable }: Unanswered): string {
	const times = tries === 1 ? "" : ` after ${tries} tries`;
	const happened = `The API did not answer ${operation}${times}: ${reason}.`;
	if (idempotencyKey !== null) {
		return `${happened} It may have been done: repeat it with the idempotency key ${idempotencyKey}, which does it once.`;
	}
	if (isRepeatable) return `${happened} Check the address, and try again later.`;
	return `${happened} It may have been done: look before you repeat it.`;
}
