"use client";

import { useEffect, useState } from "react";

/**
 * Says the name of each page that is gone to, as browsers do for the first one; once, in the root layout. Next's own
 * announcer reads the name when the page is changed: where the name comes a moment later it says another, or nothing.
 */
export function PageName() {
	const [name, setName] = useState("");
	useEffect(() => {
		let last = document.title;
		let frame = 0;
		const watch = new MutationObserver(() => {
			cancelAnimationFrame(frame);
			frame = requestAnimationFrame(() => {
				// Between two pages there may be none.
				if (document.title === "" || document.title === last) return;
				last = document.title;
				setName(last);
			});
		});
		watch.observe(document.head, { childList: true, subtree: true, characterData: true });
		// By then Next has put it there.
		const silence = setTimeout(silenceOther);
		return () => {
			watch.disconnect();
			cancelAnimationFrame(frame);
			clearTimeout(silence);
		};
	}, []);
	return (
		<p aria-live="assertive" className="sr-only print:hidden">
			{name}
		</p>
	);
}

/** One of them is enough. */
function silenceOther(): void {
	const other = document.querySelector("next-route-announcer")?.shadowRoot?.firstElementChild;
	other?.removeAttribute("role");
	other?.setAttribute("aria-live", "off");
}
