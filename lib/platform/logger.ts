import pino from "pino";
import { currentRequestId } from "./current-request.ts";

/**
 * JSON lines on standard output, each with the id of its request. Never log a password, a token, the content of an
 * address or a cookie.
 */
export const LOGGER_OPTIONS: pino.LoggerOptions = {
	level: process.env.LOG_LEVEL ?? "info",
	base: null,
	mixin: () => {
		const requestId = currentRequestId();
		return requestId === undefined ? {} : { requestId };
	},
	redact: ["password", "token", "*.password", "*.token"],
	serializers: { err: errorAsLogged, error: errorAsLogged },
};

export const logger = pino(LOGGER_OPTIONS);

/** An error with its message, code and stack, but without what PostgreSQL quotes of the row that it is about. */
function errorAsLogged(error: unknown): unknown {
	if (typeof error !== "object" || error === null) return error;
	const { detail: _, where: __, ...told } = pino.stdSerializers.err(error as Error);
	return told;
}
