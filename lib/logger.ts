import pino from "pino";

/** JSON lines on standard output. Never log a password, a token, an address's content or a cookie. */
export const logger = pino({
	level: process.env.LOG_LEVEL ?? "info",
	base: null,
	redact: ["password", "token", "*.password", "*.token"],
});
