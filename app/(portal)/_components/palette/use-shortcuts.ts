import { useEffect, useEffectEvent, useRef } from "react";
import { readPagesAction } from "@/app/(portal)/actions.ts";
import { useAsk } from "@/components/forms/use-ask.ts";
import { toast } from "@/components/ui/toaster.tsx";
import { whenPaletteIsAsked } from "./open-palette.ts";
import { hasSingleKeys } from "./single-keys.ts";
import { useGo } from "./use-go.ts";
import type { WindowName } from "./window-name.ts";

/** How long after `g` the second key may follow. */
const SEQUENCE_MS = 2_000;

const FIELDS = "input, textarea, select, [contenteditable]";
const WINDOWS = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";

type Pages = Awaited<ReturnType<typeof readPagesAction>>;

/**
 * The keys that do something on every page: Ctrl or ⌘ with K opens the palette, `?` the list of keys, and `g` with another key
 * goes to a page that the user may open. None does while a window is open, and single keys not while something is typed,
 * nor where they are switched off.
 */
export function useShortcuts(onOpen: (window: WindowName) => void): void {
	const ask = useAsk({ lost: "notRead" });
	const go = useGo();
	const pages = useRef<Promise<Pages>>(null);
	const startedAt = useRef(Number.NEGATIVE_INFINITY);

	async function goTo(key: string) {
		const answer = await pages.current;
		if (answer && !answer.ok) {
			// Asked for again the next time.
			pages.current = null;
			return toast.failed(answer.message);
		}
		const page = answer?.value.find((one) => one.key === key);
		if (page) go(page.href);
	}

	const press = useEffectEvent((event: KeyboardEvent) => {
		if (event.defaultPrevented || event.isComposing || document.querySelector(WINDOWS)) return;
		const isChord = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
		if (isChord && event.key.toLowerCase() === "k") {
			event.preventDefault();
			if (!event.repeat) onOpen("palette");
			return;
		}
		if (!isAlone(event) || !hasSingleKeys()) return;
		const isSecond = event.timeStamp - startedAt.current < SEQUENCE_MS;
		startedAt.current = Number.NEGATIVE_INFINITY;
		if (isSecond) void goTo(event.key);
		else if (event.key === "?") onOpen("keys");
		else if (event.key === "g") {
			startedAt.current = event.timeStamp;
			pages.current ??= ask(readPagesAction, {});
		}
	});

	const open = useEffectEvent(() => onOpen("palette"));
	useEffect(() => {
		const stop = new AbortController();
		document.addEventListener("keydown", press, { signal: stop.signal });
		whenPaletteIsAsked(open, { signal: stop.signal });
		return () => stop.abort();
	}, []);
}

/** A key without others (Shift may be what makes a `?`), and not typed into a field. */
function isAlone({ ctrlKey, metaKey, altKey, repeat, target }: KeyboardEvent): boolean {
	if (ctrlKey || metaKey || altKey || repeat) return false;
	return !(target instanceof Element && target.closest(FIELDS));
}
