/** Something that has happened, said in a corner for a while. */
export interface Toast {
	readonly id: number;
	readonly tone: "done" | "failed";
	readonly message: string;
}

const AT_ONCE = 3;
const NONE: readonly Toast[] = [];

let toasts = NONE;
let lastId = 0;
const listeners = new Set<() => void>();

export function notify(tone: Toast["tone"], message: string): void {
	lastId += 1;
	change([...toasts, { id: lastId, tone, message }].slice(-AT_ONCE));
}

export function dismiss(id: number): void {
	change(toasts.filter((toast) => toast.id !== id));
}

export function subscribe(listener: () => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

export function currentToasts(): readonly Toast[] {
	return toasts;
}

export function noToasts(): readonly Toast[] {
	return NONE;
}

function change(next: readonly Toast[]): void {
	toasts = next;
	for (const listener of listeners) listener();
}
