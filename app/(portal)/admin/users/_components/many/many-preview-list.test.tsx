import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl/react";
import { expect, it } from "vitest";
import type { ManyPreview } from "@/lib/many-users/many-preview.ts";
import { en } from "@/messages/en.ts";
import { ManyPreviewList } from "./many-preview-list.tsx";

/** Of a change that gives each of some people the Credit Owner of that name; null is their own credits. */
function previewOf(owners: readonly (string | null)[]): ManyPreview {
	const people = owners.map((after, nth) => ({
		...{ id: `${nth}`, name: `Person ${nth}`, email: `${nth}@test.example`, line: nth + 2 },
		...{ state: "changes" as const, before: null, after, why: null, along: { names: [], count: 0 }, limit: null },
	}));
	const others = owners.filter((owner) => owner !== null);
	return {
		...{ stamp: "", people, wrong: [], changing: people.length, same: 0, refused: 0, withCreditUsers: 0, along: 0 },
		...{ owners: new Set(others).size, toOwn: owners.length - others.length, parked: [], back: [] },
		...{ refills: 0, subscriptions: 0, serviceUsers: 0, usedUp: 0, raised: 0 },
	};
}

it.each([
	{ owners: ["John Lee", "John Lee"], says: "They use John Lee’s credits" },
	{ owners: [null, null], says: "Each uses their own credits" },
	{ owners: ["John Lee", "Grace Kim", "Ann Roe"], says: "They use the credits of 3 people" },
	{ owners: [null, "John Lee"], says: "One uses John Lee’s credits, and one uses their own" },
	{ owners: [null, "John Lee", "Ann Roe", null], says: "They use the credits of 2 people, and 2 use their own" },
])("$owners: $says", ({ owners, says }) => {
	const html = renderToStaticMarkup(
		<IntlProvider locale="en-GB" timeZone="UTC" messages={en}>
			<ManyPreviewList what="creditOwner" preview={previewOf(owners)} />
		</IntlProvider>,
	);
	expect(html).toContain(`>${says}</span>`);
});
