/**
 * Watches whether a table fits into the element that scrolls it: only one that doesn't is scrolled, and says at which
 * side there is more. The header of one that is scrolled can't be sticky, since it would stick to what scrolls it; the
 * style sheet moves it along with the page instead, and needs these heights. A React ref; ends with what it returns.
 */
export function followRoom(room: HTMLDivElement | null): (() => void) | undefined {
	const frame = room?.parentElement;
	const table = room?.firstElementChild;
	const header = table?.firstElementChild;
	if (!room || !frame || !table || !(header instanceof HTMLElement)) return;
	const follow = () => {
		const beyond = room.scrollWidth - room.clientWidth;
		room.toggleAttribute("data-fits", beyond <= 0);
		frame.toggleAttribute("data-more-left", beyond > 0 && room.scrollLeft > 0);
		frame.toggleAttribute("data-more-right", room.scrollLeft < beyond - 1);
		const actions = header.querySelector<HTMLElement>("th.sticky");
		frame.style.setProperty("--actions-width", `${actions?.offsetWidth ?? 0}px`);
		frame.style.setProperty("--header-height", `${header.offsetHeight}px`);
		frame.style.setProperty("--table-height", `${room.offsetHeight}px`);
	};
	const sizes = new ResizeObserver(follow);
	for (const element of [room, table]) sizes.observe(element);
	room.addEventListener("scroll", follow, { passive: true });
	return () => {
		sizes.disconnect();
		room.removeEventListener("scroll", follow);
	};
}
