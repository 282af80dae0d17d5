import { CommanderError } from "commander";
import { ProblemError, UnansweredError } from "../typescript/client.ts";
import { createProgram } from "./create-program.ts";
import { EXIT_CODES } from "./exit-codes.ts";
import { say } from "./say.ts";
import { WrongUse } from "./wrong-use.ts";

/** Does what the arguments ask, and returns the exit code. */
export async function runCommand(args: readonly string[]): Promise<number> {
	// A reader that has seen enough, such as `head`, is no failure.
	process.stdout.on("error", () => process.exit(EXIT_CODES.done));
	try {
		await createProgram().parseAsync(args, { from: "user" });
		return EXIT_CODES.done;
	} catch (error) {
		return explain(error);
	}
}

function explain(error: unknown): number {
	// It has been said.
	if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_CODES.done : EXIT_CODES.wrongUse;
	if (error instanceof ProblemError) return explainProblem(error);
	say(error instanceof Error ? error.message : String(error));
	if (error instanceof UnansweredError) return EXIT_CODES.unreachable;
	return error instanceof WrongUse ? EXIT_CODES.wrongUse : EXIT_CODES.failed;
}

function explainProblem({ message, status, problem, idempotencyKey }: ProblemError): number {
	const isToRepeat = status === 429 || status >= 500;
	say(isToRepeat && idempotencyKey !== null ? `${message} The key was ${idempotencyKey}.` : message);
	if (isToRepeat) {
		if (problem.request_id) say(`The request's id is ${problem.request_id}.`);
		return EXIT_CODES.unreachable;
	}
	return status === 400 ? EXIT_CODES.wrongUse : EXIT_CODES.refused;
}
