import type { SqlValue } from "./sql.ts";

/** The values of one statement, and their placeholders in it. */
export class SqlValues {
	readonly values: SqlValue[] = [];

	/** Adds a value and returns its placeholder, as in `$3::uuid`. */
	add(value: SqlValue, type: string): string {
		this.values.push(value);
		return `$${this.values.length}::${type}`;
	}
}
