/** Where a request comes from; stored with the session that it starts, and used to slow down guessing. */
export interface Visitor {
	ipAddress: string;
	userAgent: string | null;
	/** The session that the browser presented, whichever user's it is: it ends with the sign-in. */
	sessionId?: string | null;
}
