/** Whether a text of an address may be the id of a credit type: anything else isn't asked for. */
export function isCreditTypeId(text: string): boolean {
	return /^[\w-]{1,31}$/.test(text);
}
