import type { Page } from "@playwright/test";

interface Listening {
	heard?: string[];
}

/** Listens on a page as a screen reader does, from the next page that is loaded. */
export async function hear(page: Page): Promise<void> {
	await page.addInitScript(listen);
}

/** What has been said since the page was loaded, the oldest first. */
export function heard(page: Page): Promise<string[]> {
	return page.evaluate(() => (window as Listening).heard ?? []);
}

/**
 * Notes what is said: the text of a live region that changes after the region was there, and an alert that comes with
 * its text. A status that comes with its text isn't reliably read out, and one behind a window isn't at all.
 */
function listen(): void {
	const REGIONS = "[role=status], [role=alert], [role=log], [aria-live=polite], [aria-live=assertive], output";
	const known = new WeakSet<Element>();
	const heard: string[] = [];
	(window as Listening).heard = heard;

	function say(region: Element): void {
		const text = region.textContent?.replace(/\s+/g, " ").trim();
		if (text && !region.closest("[aria-hidden=true], [inert]")) heard.push(text);
	}

	function observe(root: Document | ShadowRoot): void {
		new MutationObserver((changes) => {
			const changed = new Set<Element>();
			const come = new Set<Element>();
			for (const { target, addedNodes } of changes) {
				const region = (target instanceof Element ? target : target.parentElement)?.closest(REGIONS);
				if (region && known.has(region)) changed.add(region);
				for (const node of addedNodes) {
					if (!(node instanceof Element)) continue;
					for (const one of [node, ...node.querySelectorAll(REGIONS)]) if (one.matches(REGIONS)) come.add(one);
				}
			}
			for (const region of changed) say(region);
			for (const region of come) {
				if (!known.has(region) && region.matches("[role=alert]")) say(region);
				known.add(region);
			}
		}).observe(root, { subtree: true, childList: true, characterData: true });
	}

	observe(document);
	// Next has a live region in a shadow root.
	const attachShadow = Element.prototype.attachShadow;
	Element.prototype.attachShadow = function attach(this: Element, init: ShadowRootInit): ShadowRoot {
		const root = attachShadow.call(this, init);
		observe(root);
		return root;
	};
}
