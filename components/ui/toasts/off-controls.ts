const CONTROLS = "a[href], button, input, select, textarea, summary, [role=combobox], [role=checkbox]";
/** What nobody can reach while a window is open. */
const BEHIND_A_WINDOW = "[aria-hidden=true]";
const STEP_PX = 8;
/** Around the toasts, in what holds them. */
const MARGIN_PX = 16;

/**
 * Keeps what is fixed at the window's lower right off the controls, wherever they come to be while it is there: a bar under
 * the rows, a window that opens over the page, and what grows in it. The answer ends that.
 */
export function keepOffControls(viewport: HTMLElement | null): (() => void) | undefined {
	if (!viewport) return undefined;
	moveOffControls(viewport);
	let frame = 0;
	const placeSoon = () => {
		cancelAnimationFrame(frame);
		frame = requestAnimationFrame(() => moveOffControls(viewport));
	};
	const size = new ResizeObserver(placeSoon);
	size.observe(document.body);
	const content = new MutationObserver(placeSoon);
	content.observe(document.body, { childList: true, subtree: true });
	// A window is at its place when it has come in.
	document.addEventListener("animationend", placeSoon);
	return () => {
		cancelAnimationFrame(frame);
		size.disconnect();
		content.disconnect();
		document.removeEventListener("animationend", placeSoon);
	};
}

/**
 * Moves what is fixed at the window's lower right to the nearest place at its lower edge or above, at most at its middle,
 * where it covers no control that is in sight: the bar of what is selected, the buttons of a form, the steps through a
 * list's pages. If each place covers one, it covers as few as it can.
 */
function moveOffControls(viewport: HTMLElement): void {
	viewport.style.translate = "";
	const { top, bottom, left, right } = viewport.getBoundingClientRect();
	if (bottom - top <= 2 * MARGIN_PX) return;
	const controls = [...document.querySelectorAll(CONTROLS)]
		.filter((control) => !viewport.contains(control) && control.checkVisibility() && !control.closest(BEHIND_A_WINDOW))
		.map((control) => control.getBoundingClientRect());
	const coveredAt = ({ aside, up }: Place) =>
		controls.filter(
			(box) =>
				box.right > left - aside + MARGIN_PX &&
				box.left < right - aside - MARGIN_PX &&
				box.bottom > top - up + MARGIN_PX &&
				box.top < bottom - up - MARGIN_PX,
		).length;
	let [best, fewest] = [CORNER, coveredAt(CORNER)];
	for (const place of placesFrom({ bottom, left })) {
		if (fewest === 0) break;
		const covered = coveredAt(place);
		if (covered < fewest) [best, fewest] = [place, covered];
	}
	viewport.style.translate = `${-best.aside}px ${-best.up}px`;
}

/** How far from the corner. */
interface Place {
	readonly aside: number;
	readonly up: number;
}

const CORNER: Place = { aside: 0, up: 0 };

/** At each height at the right, in the middle and at the left, which are one where it is as wide as the window. */
function* placesFrom({ bottom, left }: { bottom: number; left: number }): Generator<Place> {
	for (let up = 0; bottom - up > window.innerHeight / 2; up += STEP_PX) {
		for (const aside of new Set([0, left / 2, left])) yield { aside, up };
	}
}
