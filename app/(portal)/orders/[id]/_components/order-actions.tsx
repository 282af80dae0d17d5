import type { OrderDetail } from "@/lib/orders/lists/order-detail.ts";
import { CancelOwnOrder } from "./cancel-own-order.tsx";
import { PaperLink } from "./paper-link.tsx";

/** What the reader can do about the order: its buyer cancels it while it isn't paid. */
export function OrderActions({ order, readerId }: { order: OrderDetail; readerId: string }) {
	const isCancellable = order.status === "pending" && order.orderedBy.id === readerId;
	return (
		<>
			{isCancellable ? <CancelOwnOrder orderId={order.id} number={String(order.number)} /> : null}
			<PaperLink order={order} />
		</>
	);
}
