const CONTROLS = "a[href], button, input, select, textarea, summary, [role=combobox], [role=checkbox]";
const STEP_PX = 8;
/** Around the toasts, in what holds them. */
const MARGIN_PX = 16;

/**
 * Moves what is fixed at the window's lower right up, at most to its middle, to where it covers no control that is in
 * sight: the bar of what is selected, the buttons of a form, the steps through a list's pages. If each place covers one,
 * it covers as few as it can.
 */
export function moveOffControls(viewport: HTMLElement): void {
	viewport.style.translate = "";
	const around = viewport.getBoundingClientRect();
	const [top, bottom] = [around.top + MARGIN_PX, around.bottom - MARGIN_PX];
	const [left, right] = [around.left + MARGIN_PX, around.right - MARGIN_PX];
	if (bottom <= top) return;
	const controls = [...document.querySelectorAll(CONTROLS)]
		.filter((control) => !viewport.contains(control) && control.checkVisibility())
		.map((control) => control.getBoundingClientRect())
		.filter((box) => box.right > left && box.left < right && box.bottom > 0 && box.top < window.innerHeight);
	const coveredAt = (up: number) => controls.filter((box) => box.bottom > top - up && box.top < bottom - up).length;
	let [best, fewest] = [0, coveredAt(0)];
	for (let up = STEP_PX; fewest > 0 && bottom - up > window.innerHeight / 2; up += STEP_PX) {
		const covered = coveredAt(up);
		if (covered < fewest) [best, fewest] = [up, covered];
	}
	viewport.style.translate = `0 ${-best}px`;
}
