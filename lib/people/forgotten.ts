/** What a removed user is called wherever his name stood. */
export const REMOVED_NAME = "Removed user";

/** Nobody receives mail at .invalid (RFC 2606). */
const REMOVED_DOMAIN = "@removed.invalid";

/** What stands in place of the address of a user who was removed. */
export function removedEmail(userId: string): string {
	return `${userId}${REMOVED_DOMAIN}`;
}

/** Whether whose address it was has been removed. */
export function isRemovedEmail(email: string): boolean {
	return email.endsWith(REMOVED_DOMAIN);
}
