import type { KeyboardEvent, MouseEvent } from "react";

const ROW_LINK = "a[data-row-link]";

/** What has a click of its own. */
const INTERACTIVE = "a, button, input, label, select, textarea, summary, [role=menuitem], [role=option]";

/**
 * For the body of a table: a click anywhere on a row follows the row's link, as a click on the link itself would, with
 * the middle button or a modifier key in a page of its own; ↑ and ↓ move between the rows' links. Not where something
 * else was clicked, nor while text is selected: the reader copies a reference.
 */
export const rowLinkHandlers = {
	onClick(event: MouseEvent<HTMLElement>) {
		const link = clickedRowLink(event);
		if (!link) return;
		if (hasModifier(event)) return openApart(link);
		// So that what opens over the list knows where the focus was: a click on a cell leaves it nowhere.
		link.focus({ preventScroll: true });
		link.click();
	},
	onAuxClick(event: MouseEvent<HTMLElement>) {
		const link = event.button === MIDDLE ? clickedRowLink(event) : null;
		if (link) openApart(link);
	},
	/** Browsers would begin to scroll by the pointer. */
	onMouseDown(event: MouseEvent<HTMLElement>) {
		if (event.button === MIDDLE && clickedRowLink(event)) event.preventDefault();
	},
	onKeyDown(event: KeyboardEvent<HTMLElement>) {
		const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
		if (step === 0 || hasModifier(event) || !(event.target instanceof HTMLElement)) return;
		const links = [...event.currentTarget.querySelectorAll<HTMLElement>(ROW_LINK)];
		const at = links.indexOf(event.target);
		const next = at === -1 ? undefined : links[at + step];
		if (!next) return;
		event.preventDefault();
		next.focus();
	},
};

const MIDDLE = 1;

/** The link of the row that was clicked; null where the click was for something else. */
function clickedRowLink({ target, currentTarget, defaultPrevented }: MouseEvent<HTMLElement>) {
	// A window that a row has opened stands elsewhere in the document, and its clicks come here too.
	if (defaultPrevented || !(target instanceof Element) || !currentTarget.contains(target)) return null;
	const row = target.closest("tr");
	if (!row || target.closest(INTERACTIVE) || hasSelection(row)) return null;
	return row.querySelector<HTMLAnchorElement>(ROW_LINK);
}

function hasSelection(row: Element): boolean {
	const selection = window.getSelection();
	return selection !== null && !selection.isCollapsed && selection.containsNode(row, true);
}

function hasModifier({ altKey, ctrlKey, metaKey, shiftKey }: MouseEvent | KeyboardEvent): boolean {
	return altKey || ctrlKey || metaKey || shiftKey;
}

function openApart({ href }: HTMLAnchorElement): void {
	window.open(href, "_blank", "noopener");
}
