import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl/react";
import { expect, it } from "vitest";
import type { AuditChange } from "@/lib/audit/queries.ts";
import { en } from "@/messages/en.ts";
import { Changes } from "./changes.tsx";

/** What is struck out, and what is read in all. */
function shown(changes: readonly AuditChange[]) {
	const html = renderToStaticMarkup(
		<IntlProvider locale="en-GB" timeZone="UTC" messages={en}>
			<Changes changes={changes} />
		</IntlProvider>,
	);
	const textOf = (part: string) => part.replaceAll(/<[^>]*>/g, "");
	return { struck: [...html.matchAll(/<s [^>]*>(.*?)<\/s>/g)].map(([part]) => textOf(part)), text: textOf(html) };
}

it("strikes out what was changed, and says once what stayed", () => {
	const { struck, text } = shown([
		{ field: "userId", before: "Ben Carter", after: "Ben Carter" },
		{ field: "limit", before: "50/week", after: "80/week" },
		{ field: "warnPercent", before: 80, after: 80 },
		{ field: "rights", before: ["purchase"], after: ["purchase"] },
		{ field: "creditType", before: undefined, after: "Email" },
	]);
	expect(struck).toEqual(["50 a week"]);
	expect(text).toContain("User:Ben CarterLimit:50 a week became 80 a week");
});

it("strikes out what is gone, too", () => {
	expect(shown([{ field: "name", before: "Accounting", after: undefined }]).struck).toEqual(["Accounting"]);
	expect(shown([{ field: "language", before: "de", after: null }]).struck).toHaveLength(1);
});
