import pino from "pino";
import { currentRequestId } from "./current-request.ts";

/**
 * JSON lines on standard output, each with the id of its request. Never log a password, a token, the content of an
 * address or a cookie.
 */
export const logger = pino({
	level: process.env.LOG_LEVEL ?? "info",
	base: null,
	mixin: () => {
		const requestId = currentRequestId();
		return requestId === undefined ? {} : { requestId };
	},
	redact: ["password", "token", "*.password", "*.token"],
});
