import { FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import { type OrderDetail, paperOf } from "@/lib/orders/lists/order-detail.ts";

/** The link to the order's invoice or receipt, whichever it has. */
export function PaperLink({ order }: { order: OrderDetail }) {
	const t = useTranslations("orders.detail");
	const paper = paperOf(order);
	if (!paper) return null;
	return (
		<Button asChild variant="outline">
			<Link href={`/orders/${order.id}/receipt`}>
				<FileText aria-hidden />
				{t(paper)}
			</Link>
		</Button>
	);
}
