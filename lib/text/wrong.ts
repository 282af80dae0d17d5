import type { Messages } from "./messages.ts";

/** What a schema finds wrong: the key of its sentence in `messages/<language>/validation.json`. */
export function wrong(key: keyof Messages["validation"]): string {
	return key;
}
