/** Where a request comes from; noted with the session that it starts, and what guessing is slowed down by. */
export interface Visitor {
	ipAddress: string;
	userAgent: string | null;
	/** The session that the browser presented, whoever's it is: it ends with the sign-in. */
	sessionId?: string | null;
}
