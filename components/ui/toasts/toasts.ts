/** Something that has happened, said in a corner for a while. */
export interface Toast {
	readonly id: number;
	readonly tone: "done" | "failed";
	readonly message: string;
	/** Takes it back, where an exact opposite does so. */
	readonly undo: (() => void) | null;
	/** Whether it speaks of what the next page shows, and so outlives this one. */
	readonly isOfNextPage: boolean;
}

/** What else a toast can have. */
export interface ToastOptions extends Partial<Pick<Toast, "undo" | "isOfNextPage">> {}

const AT_ONCE = 3;
const NONE: readonly Toast[] = [];

let toasts = NONE;
let lastId = 0;
const listeners = new Set<() => void>();

export function notify(
	tone: Toast["tone"],
	message: string,
	{ undo = null, isOfNextPage = false }: ToastOptions = {},
): void {
	lastId += 1;
	change([...toasts, { id: lastId, tone, message, undo, isOfNextPage }].slice(-AT_ONCE));
}

export function dismiss(id: number): void {
	change(toasts.filter((toast) => toast.id !== id));
}

/** A page has been left: what was said of it ends, and what was said of the next one ends with that. */
export function leavePage(): void {
	if (toasts.length === 0) return;
	change(toasts.filter(({ isOfNextPage }) => isOfNextPage).map((toast) => ({ ...toast, isOfNextPage: false })));
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
