import type { Locator, Page } from "@playwright/test";
import { expect } from "./fixtures.ts";
import { hear, heard } from "./heard.ts";

/** Further than any page's controls reach. */
const MOST_STEPS = 200;

/** A reader who has a keyboard and a screen reader only: whatever a key does, the focus is somewhere, and it is said. */
export class Keys {
	private constructor(private readonly page: Page) {}

	/** Before the page is opened. */
	static async of(page: Page): Promise<Keys> {
		await hear(page);
		return new Keys(page);
	}

	async press(key: string): Promise<void> {
		await this.keepFocus(`before ${key}`);
		await this.page.keyboard.press(key);
		await this.keepFocus(`after ${key}`);
	}

	/** What is typed goes where the focus is. */
	async type(text: string): Promise<void> {
		await this.keepFocus(`before “${text}”`);
		await this.page.keyboard.type(text);
	}

	/** Goes from where the focus is to this control, by Tab or back by Shift+Tab, or by the key that moves there. */
	async goTo(control: Locator, by?: string): Promise<void> {
		await expect(control).toBeVisible();
		const tab = await control.evaluate((element) => {
			const isBefore = document.activeElement?.compareDocumentPosition(element) === Node.DOCUMENT_POSITION_PRECEDING;
			return isBefore ? "Shift+Tab" : "Tab";
		});
		const key = by ?? tab;
		for (let step = 0; step < MOST_STEPS; step += 1) {
			if (await control.evaluate((element) => element === document.activeElement)) return;
			await this.page.keyboard.press(key);
		}
		await expect(control, `reached by ${key}`).toBeFocused();
	}

	/** Goes there, and presses it. */
	async use(control: Locator, key = "Enter"): Promise<void> {
		await this.goTo(control);
		await this.press(key);
	}

	/** What the last keys did is said by a screen reader, and the focus has stayed somewhere. */
	async hears(text: string | RegExp): Promise<void> {
		await expect
			.poll(
				async () =>
					(await heard(this.page)).some((one) => (typeof text === "string" ? one.includes(text) : text.test(one))),
				{
					message: `“${text}” is said`,
				},
			)
			.toBe(true)
			.catch(async (error: Error) => {
				error.message += `\nSaid: ${JSON.stringify(await heard(this.page), null, 1)}`;
				throw error;
			});
		await this.keepFocus(`after “${text}”`);
	}

	/** A page has come: its name is said, and the next Tab goes on from there. */
	async arrivesAt(title: string, says = title): Promise<void> {
		await expect(this.page.locator("main h1")).toHaveText(title);
		await this.hears(says);
	}

	async keepFocus(when: string): Promise<void> {
		await expect
			.poll(() => this.page.evaluate(whereFocusIs), { message: `the focus is somewhere ${when}` })
			.not.toBe("nowhere");
	}
}

function whereFocusIs(): string {
	const at = document.activeElement;
	return !at || at === document.body || at === document.documentElement || !at.isConnected ? "nowhere" : at.tagName;
}
