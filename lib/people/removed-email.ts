/** What a removed user is called wherever their name stood. */
export const REMOVED_NAME = "Removed user";

/** No mail is delivered to .invalid (RFC 2606). */
const REMOVED_DOMAIN = "@removed.invalid";

/** Replaces the address of a user who was removed. */
export function removedEmail(userId: string): string {
	return `${userId}${REMOVED_DOMAIN}`;
}

/** Whether this is the address of a removed user. */
export function isRemovedEmail(email: string): boolean {
	return email.endsWith(REMOVED_DOMAIN);
}
