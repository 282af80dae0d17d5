const ROWS = "li, [role=option]";

/**
 * Ends a list that scrolls after a row, not within one: it becomes as high as the rows that fit into the greatest height
 * of its classes. A React ref.
 */
export function wholeRows(list: HTMLElement | null): (() => void) | undefined {
	if (!list) return;
	const fit = () => {
		list.style.maxHeight = "";
		const limit = list.clientHeight;
		if (list.scrollHeight <= limit) return;
		const top = list.getBoundingClientRect().top + list.clientTop - list.scrollTop;
		const ends = [...list.querySelectorAll(ROWS)].map((row) => row.getBoundingClientRect().bottom - top);
		const last = ends.filter((end) => end <= limit).at(-1);
		if (last) list.style.maxHeight = `${last + list.offsetHeight - list.clientHeight}px`;
	};
	const rows = new MutationObserver(fit);
	rows.observe(list, { childList: true, subtree: true });
	const width = new ResizeObserver(fit);
	width.observe(list);
	// The greatest height can be a part of the window's.
	window.addEventListener("resize", fit);
	return () => {
		window.removeEventListener("resize", fit);
		rows.disconnect();
		width.disconnect();
	};
}
