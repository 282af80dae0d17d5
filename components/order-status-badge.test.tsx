import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl/react";
import { expect, it } from "vitest";
import orders from "@/messages/en/orders.json" with { type: "json" };
import { OrderStatusBadge } from "./order-status-badge.tsx";

function said(order: Parameters<typeof OrderStatusBadge>[0]["order"]): string {
	const html = renderToStaticMarkup(
		<IntlProvider locale="en-GB" timeZone="UTC" messages={{ orders }}>
			<OrderStatusBadge order={order} />
		</IntlProvider>,
	);
	return html.replaceAll(/<[^>]*>/g, "");
}

it("tells an order of which a part was refunded from one that was refunded as a whole", () => {
	expect(said({ state: "refunded", credits: 10n, refundedCredits: 10n })).toBe("Refunded");
	expect(said({ state: "refunded", credits: 10n, refundedCredits: 9n })).toBe("Partly refunded");
	expect(said({ state: "paid", credits: 10n, refundedCredits: 0n })).toBe("Paid");
	expect(said({ state: "overdue", credits: 10n, refundedCredits: 0n })).toBe("Overdue");
});
