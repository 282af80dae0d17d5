const ID = "menus";

/** Where menus open, inside the page's landmark: what is outside all of them is missed by who jumps between them. */
export function MenuPlace() {
	return <div id={ID} />;
}

/** It, unless there is none or a window that is open hides it from all but sight. */
export function openMenuPlace(): HTMLElement | null {
	const place = document.getElementById(ID);
	return place?.closest("[aria-hidden=true]") ? null : place;
}
