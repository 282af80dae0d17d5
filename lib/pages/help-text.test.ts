import { expect, it } from "vitest";
import { type HelpText, helpTextAt, helpTextName, helpTextParts, helpTextsWith } from "./help-text.ts";
import { HELP_BASICS, type HelpTopic, PORTAL_PAGES } from "./portal-pages.ts";

const TOPICS: readonly HelpTopic[] = [
	...HELP_BASICS,
	...Object.values(PORTAL_PAGES).flatMap((pages) => Object.keys(pages) as HelpTopic[]),
];

const text = (topic: HelpTopic, title = "", ...paragraphs: string[]): HelpText => ({ topic, title, paragraphs });

it("is found at its page's address, or the nearest above it", () => {
	const texts = TOPICS.map((topic) => text(topic));
	const at = (path: string) => helpTextAt(path, texts)?.topic;
	expect(at("/admin/users")).toBe("/admin/users");
	expect(at("/admin/users/0199c0de-0000-7000-8000-000000000000")).toBe("/admin/users/[id]");
	expect(at("/admin/users/invite"), "not a person of that name").toBe("/admin/users/invite");
	expect(at("/admin/users/service-users/0199c0de")).toBe("/admin/users/service-users/[id]");
	expect(at("/orders/0199c0de/nothing-here")).toBe("/orders/[id]");
	expect(at("/nothing-here")).toBeUndefined();
	expect(at("/")).toBeUndefined();
	expect(helpTextAt("/overview", [])).toBeNull();
});

it("has an address of its own", () => {
	expect(helpTextName("/admin/users/[id]")).toBe("admin-users-id");
	expect(new Set(TOPICS.map(helpTextName)).size).toBe(TOPICS.length);
});

it("is searched by all words, in its title first, and not in what is not shown", () => {
	const texts = [
		text("/usage", "Credit Usage", "Filter by **Paid from**, see [Overview](/overview)."),
		text("/orders", "Order History", "Orders; their usage is elsewhere."),
		text("/share", "Share Credits", "Paid for."),
	];
	const found = (words: string) => helpTextsWith(words, texts).map(({ topic }) => topic);
	expect(found("usage")).toEqual(["/usage", "/orders"]);
	expect(found(" FROM  paid ")).toEqual(["/usage"]);
	expect(found("elsewhere order usage")).toEqual(["/orders"]);
	expect(found("/overview")).toEqual([]);
	expect(found("**")).toEqual([]);
	expect(found(" ")).toHaveLength(3);
});

it("has labels and pages in it", () => {
	expect(helpTextParts("Click **Save**, or see [Order History](/orders).")).toEqual([
		{ text: "Click " },
		{ text: "Save", isLabel: true },
		{ text: ", or see " },
		{ text: "Order History", href: "/orders" },
		{ text: "." },
	]);
});
