import pino from "pino";
import { expect, it } from "vitest";
import { LOGGER_OPTIONS } from "./logger.ts";

/** The line that the log gets. */
function written(...line: [object, string]): Record<string, unknown> {
	const lines: string[] = [];
	pino({ ...LOGGER_OPTIONS, level: "info" }, { write: (json: string) => lines.push(json) }).info(...line);
	expect(lines.join("").trimEnd().split("\n")).toHaveLength(1);
	return JSON.parse(lines.join(""));
}

/** As PostgreSQL's are, which quote the row. */
const error = Object.assign(new Error("duplicate key value"), {
	code: "23505",
	detail: "Key (email)=(mary@northwind.example) already exists.",
	where: 'COPY user, line 1, column email: "mary@northwind.example"',
});

it("an error is written with its message, code and stack, whichever name it has, and without the row that it quotes", () => {
	for (const name of ["err", "error"]) {
		const line = written({ [name]: error }, "It failed.");
		expect(line[name]).toMatchObject({ message: "duplicate key value", code: "23505", stack: expect.any(String) });
		expect(JSON.stringify(line)).not.toContain("mary@northwind.example");
		const outer = new Error("The request failed", { cause: error });
		expect(JSON.stringify(written({ [name]: outer }, "It failed."))).not.toContain("mary@northwind.example");
	}
	expect(written({ error: "The connection was lost" }, "It failed.").error).toBe("The connection was lost");
});

it("a line stays one line, whatever is in it, and has no password or token", () => {
	const line = { name: 'Mary\n{"msg":"Security."}', password: "a quiet harbour", input: { token: "a-token" } };
	const logged = written(line, "Said.");
	expect(logged).toMatchObject({
		name: line.name,
		msg: "Said.",
		time: expect.closeTo(Date.now(), -7),
		password: "[Redacted]",
		input: { token: "[Redacted]" },
	});
});
