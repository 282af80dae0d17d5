import { FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import { hasReceipt, type OrderDetail } from "@/lib/orders/order-detail.ts";

export function ReceiptLink({ order }: { order: OrderDetail }) {
	const t = useTranslations("orders.detail");
	if (!hasReceipt(order)) return null;
	return (
		<Button asChild variant="outline">
			<Link href={`/orders/${order.id}/receipt`}>
				<FileText aria-hidden />
				{t("receipt")}
			</Link>
		</Button>
	);
}
