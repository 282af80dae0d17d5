/** Something that has happened, said in a corner for a while. */
export interface Notice {
	readonly id: number;
	readonly tone: "done" | "failed";
	readonly message: string;
}

const AT_ONCE = 3;
const NONE: readonly Notice[] = [];

let notices = NONE;
let lastId = 0;
const listeners = new Set<() => void>();

export function notify(tone: Notice["tone"], message: string): void {
	lastId += 1;
	change([...notices, { id: lastId, tone, message }].slice(-AT_ONCE));
}

export function dismiss(id: number): void {
	change(notices.filter((notice) => notice.id !== id));
}

export function subscribe(listener: () => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

export function currentNotices(): readonly Notice[] {
	return notices;
}

export function noNotices(): readonly Notice[] {
	return NONE;
}

function change(next: readonly Notice[]): void {
	notices = next;
	for (const listener of listeners) listener();
}
