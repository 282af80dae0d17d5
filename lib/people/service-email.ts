/** No mail is delivered to .invalid (RFC 2606), and nobody can prove that they read a mailbox there. */
const SERVICE_DOMAIN = "@service.invalid";

/** The address of a service user, which has no mailbox: what share groups' entries and limits know it by. */
export function serviceEmail(userId: string): string {
	return `${userId}${SERVICE_DOMAIN}`;
}
