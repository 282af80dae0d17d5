import { parseArgs } from "node:util";
import { Failure, messageOf } from "../failure.ts";

/** What `npm run bench` was asked for. */
export interface Asked {
	/** Three minutes' worth: smaller data, shorter rounds. */
	readonly isQuick: boolean;
	/** Rows whose name contains one of these; all rows where there is none. */
	readonly only: readonly string[];
	/** Where to write the rows as JSON. */
	readonly jsonFile: string | null;
}

/** Throws a `Failure` for what it doesn't know. */
export function parseArguments(args: readonly string[]): Asked {
	try {
		const { values } = parseArgs({
			args: [...args],
			options: {
				quick: { type: "boolean", default: false },
				only: { type: "string", multiple: true, default: [] },
				json: { type: "string" },
			},
		});
		return { isQuick: values.quick, only: values.only, jsonFile: values.json ?? null };
	} catch (error) {
		throw new Failure(`npm run bench -- [--quick] [--only NAME]… [--json FILE]: ${messageOf(error)}`);
	}
}

/** Whether a row is to be measured. */
export function isWanted(name: string, { only }: Pick<Asked, "only">): boolean {
	return only.length === 0 || only.some((part) => name.toLowerCase().includes(part.toLowerCase()));
}
