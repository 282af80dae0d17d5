import { isBusy, UnknownOutcome } from "@/lib/platform/database/is-busy.ts";
import { logger } from "@/lib/platform/logger.ts";
import { metrics } from "@/lib/platform/metrics.ts";
import { type Problem, problemOf } from "./problem.ts";

/** What was thrown, as a problem that tells nothing of it: the log does. */
export function problemOfError(error: unknown): Problem {
	if (error instanceof UnknownOutcome) {
		logger.warn({ err: error }, "The outcome of an API request is not known.");
		return problemOf("outcome_unknown");
	}
	if (isBusy(error)) {
		metrics.busy.inc({ where: "api" });
		logger.warn({ err: error }, "An API request waited too long, and changed nothing.");
		return problemOf("busy");
	}
	logger.error({ err: error }, "An API request failed unexpectedly.");
	return problemOf("unexpected");
}
